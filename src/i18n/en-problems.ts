import { latitude, longitude, size } from './format';
import { n, type Params, type zhNotes, type zhProblems } from './zh-problems';

const bytes = (value: string | number | undefined) => (typeof value === 'number' ? size(value) : (value ?? '?'));
export const lngLat = (p: Params) => `${longitude(Number(p.lng))} ${latitude(Number(p.lat))}`;
/** `axes-swapped` carries the numbers as they were read; this is the place that they mean the other way round. */
const swapped = (p: Params) => `${longitude(Number(p.lat))} ${latitude(Number(p.lng))}`;
const kinds: Record<string, string> = { points: 'points', lines: 'a line', polygons: 'a polygon' };
const times = (p: Params) => (Number(p.count) > 1 ? ` in ${n(p.count)} places` : '');
const square = (p: Params) => (p.areaM2 === undefined ? '' : ` by ${n(p.areaM2)} m²`);

export const enProblems: typeof zhProblems = {
  'not-json': () => 'Not valid JSON. Check brackets, quotes and commas, or type one “longitude,latitude” a line.',
  'not-text': () => 'The file is not UTF-8 text. Choose a GeoJSON file, or save it as UTF-8 and try again.',
  'empty-input': () => 'There is nothing in it. Type coordinates, paste GeoJSON or choose a file.',
  'not-geojson': () => 'JSON, but not GeoJSON. Export it as GeoJSON (RFC 7946) and try again.',
  'geojson-structure': () =>
    'The coordinate arrays do not nest as GeoJSON asks, or a position lacks a number (a pair of brackets missing, for instance). Export it again.',
  'no-geometry': () => 'There is no geometry. Give GeoJSON with at least one point, line or polygon.',
  'unknown-geometry-type': (p) => `The geometry type "${n(p.type)}" is not known. Use points, lines or polygons, single or multi.`,
  'not-finite': () => 'A coordinate is not a number (empty, NaN or infinite). Correct it and try again.',
  'out-of-range': () =>
    'Longitude is beyond ±180° or latitude beyond ±90°. Check unit and order: longitude first, then latitude, in degrees.',
  'axes-swapped': (p) => `Latitude seems to come first; swapped it is ${swapped(p)}. Write "longitude,latitude" and try again.`,
  'metres-not-degrees': (p) =>
    `${n(p.x)}, ${n(p.y)} look like projected coordinates in metres, not degrees. Convert them to CGCS2000 longitude and latitude and try again.`,
  'outside-china': (p) => `${lngLat(p)} is not in China. Check the order and the values of longitude and latitude.`,
  'too-large': (p) =>
    `The file has ${bytes(p.bytes)}, the limit is ${bytes(p.limit)}. Keep only the project's ground, or split it into several files.`,
  'too-many-vertices': (p) =>
    `There are ${n(p.count)} vertices, the limit is ${n(p.limit)}. Simplify the boundary or split it into several sites.`,
  'too-many-features': (p) => `There are ${n(p.count)} features, the limit is ${n(p.limit)}. Check them in batches.`,
  'too-few-positions': () => 'Too few vertices: a polygon needs 3 different ones, a line 2. Add the missing coordinates.',
  empty: () => 'The shape has no coordinates. Give at least one point, line or polygon.',
  'no-ground': () => 'The polygon has no area: all its vertices lie on one line. Complete the boundary, or check it as a line.',
  'self-crossing': (p) => `The boundary crosses itself${times(p)}, so inside and outside cannot be told. Correct it here and try again.`,
  'edges-overlap': (p) => `Edges of the boundary lie on each other${times(p)}. Remove the double edge and try again.`,
  'ring-touches-itself': (p) => `The boundary touches itself in a point${times(p)}. Split it into two polygons there and try again.`,
  'hole-outside-shell': () => 'A hole lies outside its outer boundary. Check the order of outer and inner boundaries.',
  'interior-disconnected': (p) => `Holes that touch cut the polygon into pieces${times(p)}. Make them polygons of their own and try again.`,
  'too-dense': () => 'The lines of the boundary lie too densely to be checked. Simplify the boundary and try again.',
  'wound-twice': () => 'The boundary runs around the same ground more than once. Correct the boundary and try again.',
  'parts-overlap': () => 'Parts overlap, so ground would count twice. Merge the overlapping parts and try again.',
  'not-closed': () => 'The boundary is not closed. Make the last coordinate equal to the first.',
  'repeated-vertex': (p) => `A vertex is repeated${times(p)}. Remove it and try again.`,
  spike: (p) => `The boundary runs straight back on itself${times(p)}. Remove the spike and try again.`,
  'legacy-crs': (p) =>
    `The file declares the reference system ${n(p.crs)}, which cannot be read. Convert it to CGCS2000 longitude and latitude and try again.`,
  'link-activity-broken': () =>
    'The activity in the link is cut off or wrong and was left out. Give the industry and facts again under “Check”.',
  'link-broken': () => 'The site in the link is incomplete or cannot be read, so it was not used. Ask for the link again, or for the file.',
  'report-not-json': () => 'This is no check report: the file is not JSON. Choose a report that was exported here as JSON.',
  'report-version': (p) =>
    `The report is of format ${n(p.found)}, which this edition of the program cannot work out again. Verify it with the one that made it.`,
  'report-invalid': () => 'This is no whole check report; it cannot be read at this place. Use the JSON file as it was exported.',
  'fact-unknown': (p) => `The rule book knows no fact “${n(p.fact)}”. It knows: ${n(p.known)}.`,
  'fact-answer-unknown': (p) => `“${n(p.fact)}” cannot be answered by “${n(p.answer)}”. Choose from: ${n(p.known)}.`,
  'industry-unknown': (p) => `GB/T 4754-2017 has no code “${n(p.code)}”. Give the section letter and the digits, like C2611.`,
  'industries-missing': () =>
    'The list of industry codes could not be loaded, so the code cannot be compared. Check the catalogue and try again.',
  'activity-without-rules': (p) =>
    `There is no rule book for ${n(p.day)} to compare the facts with. Check the catalogue and the day; zones given by --zones have no rules.`,
  'verify-one-site': (p) => `“${n(p.file)}” must hold exactly one usable site. Give the file that the report was made from.`,
  'activity-invalid': () => 'The activity file cannot be read. It should be JSON: {"industry": "C2611", "facts": {"nature": "new"}}.',
  'link-too-long': () => 'The site has more vertices than a link can carry, so the link holds none. Ask for the file.',
  'crs-does-not-fit': (p) =>
    `Read as ${n(p.crs)} the coordinates lie outside China or far from that zone. Check their order (easting first), the zone prefix and the system.`,
  'crs-conflict': (p) => `The feature declares ${n(p.crs)}, layer.json declares ${n(p.declared)}. Correct one of them.`,
  'too-deep': (p) => `Brackets nest deeper than ${n(p.limit)} levels, which no geometry does. Export it again.`,
  dwg: () => 'This is a DWG drawing, which cannot be read directly. Save it as DXF in the CAD program and try again.',
  'dxf-group-code': () =>
    'Here the codes and values of the DXF fall out of step; what follows cannot be trusted and nothing was used. Save it as DXF again and try again.',
  'dxf-cut-off': () =>
    'The DXF ends in the middle of a section: shapes may be missing and nothing was used. Save or download it again and try again.',
  'dxf-too-many-parts': (p) =>
    `With its blocks expanded the drawing has more than ${n(p.limit)} parts. Keep only the outline of the site and try again.`,
  'dxf-no-shapes': () =>
    'There are no readable points, lines or polygons in the model space of the DXF. Check that the outline is made of polylines, lines, arcs or hatches there.',
  'dxf-block-recursive': (p) => `The block "${n(p.block)}" contains itself and cannot be expanded. Mend the block in the CAD program.`,
  'dxf-too-nested': (p) =>
    `Blocks nest deeper than ${n(p.limit)} levels and were not expanded. Explode them in the CAD program and try again.`,
  'dxf-entity-broken': (p) =>
    `The data of this ${n(p.type)} are incomplete or contradict each other, so it cannot be read. Mend or redraw it in the CAD program.`,
  'dxf-spline-fit-points': () =>
    'The spline has fit points only and no control points, so its course cannot be told exactly. Convert it to a polyline and try again.',
  'dxf-curve-too-large': () =>
    'The curve is too large or too intricate to be cut to pieces at 1 mm. Check its radius or bulge, or convert it to a polyline and try again.',
  'input-missing': (p) => `The file ${n(p.file)} is not there or may not be read. Check the path.`,
  'cannot-write': (p) => `${n(p.file)} cannot be written. Check the path of --out and its permissions.`,
  'out-taken': (p) => `${n(p.file)} is no earlier publication, so nothing was touched. Name an empty folder as --out.`,
  'catalogue-missing': () => 'There is no catalogue.json here. Run npm run layers first, or name a folder or URL with --catalogue.',
  'catalogue-hash': () =>
    'The catalogue does not match its own hash and cannot be used. Download it again, or ask the publisher to publish anew.',
  'crs-refused': (p) =>
    `The reference system ${n(p.crs)} is not supported yet. Convert to CGCS2000 longitude and latitude (EPSG:4490) and try again.`,
  'mixed-kinds': () => 'One site mixes points, lines and polygons. Split it into features of one kind each.',
  'coordinates-unreadable': (p) => `"${n(p.text)}" cannot be read. Write one "longitude,latitude" a line, for example 125.3235,43.8821.`,
  'point-unreadable': (p) =>
    `"${n(p.text)}" cannot be read. A boundary point is written "number,ring,X,Y"; minutes and seconds of an angle are below 60. Correct the line and try again.`,
  'no-plots': () => 'There is no plot in the file. Check the boundary points under the heading of the coordinates.',
  'too-many-rings': (p) =>
    `A plot has ${n(p.count)} rings, the limit is ${n(p.limit)}. Check the ring numbers, or split it into several plots.`,
  'cass-unreadable': (p) =>
    `"${n(p.text)}" cannot be read. A line of a CASS file is "number,code,Y east,X north,height". Correct the line and try again.`,
  'cell-unreadable': (p) =>
    `The coordinate "${n(p.text)}" cannot be read. Write decimal degrees, degrees with minutes and seconds below 60, or X and Y in metres.`,
  'line-too-long': (p) =>
    `A line has ${n(p.count)} characters, the limit is ${n(p.limit)}: this is no table of coordinates. Check line breaks and separators.`,
  'table-without-coordinates': () =>
    'No columns of coordinates were found. Head them "longitude" and "latitude", or "northing" and "easting".',
  'spreadsheet-broken': () =>
    'The workbook is broken and cannot be read. Open it in a spreadsheet program, save it as .xlsx and try again.',
  'spreadsheet-old': () => 'This is a workbook of the old .xls kind. Save it as .xlsx and try again.',
  'spreadsheet-too-large': (p) =>
    `The workbook unpacks to ${bytes(p.bytes)}, the limit is ${bytes(p.limit)}. Keep only the table of coordinates.`,
  'catalogue-not-loaded': (p) =>
    `The layer catalogue could not be loaded (${n(p.status)}). Check the connection and try again; until then nothing is judged.`,
  'catalogue-invalid': (p) => `The layer catalogue is faulty (${n(p.message)}). Ask the publisher to publish it again.`,
  'catalogue-version': (p) =>
    `The layer catalogue has format version ${n(p.found)}, which this program cannot read. Reload the page to update the program.`,
  'worker-failed': (p) => `The calculation broke off (${n(p.message)}). The site is kept: try again, and report this if it happens twice.`,
  'worker-timeout': (p) =>
    `The calculation took more than ${n(p.seconds)} seconds and was stopped. The site is kept: simplify its boundary and try again.`,
  'declaration-invalid': (p) => `The declaration layer.json is faulty (${n(p.message)}). Correct it and publish again.`,
  'file-missing': (p) => `The file ${n(p.file)} is missing. Check the file name in layer.json.`,
  'duplicate-id': (p) => `The id ${n(p.id)} occurs twice. Make every feature's id unique in its layer.`,
  'missing-id': () => 'The feature has no id. Fill the id field that the declaration names.',
  'class-unknown': (p) => `The class "${n(p.value)}" is not among the declared ones. Correct the data or complete the declaration.`,
  'zone-dates-invalid': (p) =>
    `The dates of the zone are wrong (${n(p.from)} to ${n(p.until)}). Write them as YYYY-MM-DD, the first not after the last.`,
  'missing-name': () => 'The feature has no name. Fill the name field that the declaration names.',
  'code-invalid': (p) => `The code ${n(p.code)} does not follow the rule for control unit codes. Check it.`,
  'crs-unsupported': (p) => `The reference system ${n(p.crs)} is not supported. Convert to EPSG:4490 and publish again.`,
  'rules-invalid': (p) => `The rule book is faulty (${n(p.message)}). Correct it and publish again.`,
  'industries-invalid': (p) => `The list of industries is faulty (${n(p.message)}). Correct it and publish again.`,
  'no-layers': (p) => `There is no layer in ${n(p.file)}. Name the folder that holds the folders with a layer.json.`,
  'coverage-invalid': () => 'The coverage file is faulty. Give valid polygons.',
  'seed-unknown': (p) => `The register has no entry ${n(p.id)}. Check seeds/register.json.`,
  'partition-overlap': (p) => `Zones that must not overlap do so${square(p)}. Correct the boundaries and publish again.`,
  'partition-gap': (p) => `There is a gap between zones${square(p)}. Correct the boundaries and publish again.`,
  'geometry-refused': (p) => `The geometry cannot be used (${n(p.reason)}). Correct it and publish again.`,
};

export const enNotes: typeof zhNotes = {
  'drawn-on-map': () => 'Drawn on the map; its accuracy depends on the zoom it was drawn at.',
  'vertex-moved': () => 'Vertices were moved on the map afterwards; how exact they are depends on the zoom level then.',
  'more-decimals': (p) =>
    `${n(p.count)} vertices have more than 9 decimals; they are checked as given, the report keeps 9 (0.1 mm). Give the original file when the report is verified.`,
  'from-link': () => 'Read from the coordinates in a link.',
  'declared-default-crs': () =>
    'No reference system is declared: read as CGCS2000 longitude and latitude (EPSG:4490). If it is GCJ-02 or another shifted datum it lies some hundred metres off – confirm it on the map.',
  'legacy-crs': (p) => `The file declares the reference system ${n(p.crs)} and was read accordingly.`,
  'given-crs': (p) => `Read in the reference system that was asked for, ${n(p.crs)}.`,
  'features-read': (p) => `${n(p.count)} features were read, each as a site.`,
  'mixed-kinds': () => 'Shapes of different kinds were split into one site a kind.',
  'feature-skipped': (p) => `"${n(p.type)}" was skipped: it is no shape that can be checked.`,
  'declared-area-differs': (p) =>
    `The stated area differs from the area by its coordinates by ${n(p.percent)} %, more than 0.5 %. Check coordinates, ring numbers or the stated area.`,
  'typed-coordinates': (p) => `${n(p.count)} coordinates were read and are checked as ${kinds[String(p.kind)] ?? n(p.kind)}.`,
  'wrong-count': (p) =>
    `The file says ${n(p.declared)} points, ${n(p.count)} were read and are used. Check whether some are missing or too many.`,
  'columns-look-swapped': (p) => `By their size, the X and Y of ${n(p.count)} points look as if they were swapped. Confirm it on the map.`,
  'rings-by-containment': (p) =>
    `The numbers of ${n(p.count)} rings do not agree with how they lie: outer and inner were decided by containment, which gives ${n(p.parts)} parts. Confirm it on the map.`,
  'area-unreadable': (p) => `The stated area "${n(p.text)}" cannot be read and was not compared.`,
  'header-unreadable': (p) => `The value "${n(p.text)}" of "${n(p.key)}" cannot be read and was not used.`,
  'transform-parameters-stated': () => 'The file states transformation parameters; they were not applied.',
  'unit-contradicts': (p) => `The stated unit "${n(p.unit)}" contradicts the numbers and was not used.`,
  'points-joined': (p) =>
    `${n(p.count)} points without a stated shape were read in their order as ${kinds[String(p.kind)] ?? n(p.kind)}. Confirm it on the map.`,
  'points-apart': (p) => `${n(p.count)} points bear several codes: they were read as single points and not joined to a boundary.`,
  'rows-joined': (p) =>
    `${n(p.count)} rows were joined by name or number to ${n(p.features)} shapes, vertices in the order of the rows. Confirm it on the map.`,
  'rows-apart': (p) => `${n(p.count)} rows have a name or number each: every row was read as a point.`,
  'rows-without-coordinates': (p) => `${n(p.count)} rows have no coordinates (titles, totals) and were passed over; this is the first.`,
  'columns-guessed': (p) =>
    `The table has no heads: by its numbers column ${n(p.east)} was read as longitude or easting, column ${n(p.north)} as latitude or northing. Confirm it on the map.`,
  'columns-unused': (p) => `The table has several pairs of coordinates; "${n(p.columns)}" was not used.`,
  'sheet-without-coordinates': (p) => `The sheet "${n(p.sheet)}" has no columns of coordinates and was passed over.`,
  'quotes-unmatched': () => 'A quotation mark in the table has no partner; quotes were read as plain characters. Check the columns.',
  'packed-stated': () => 'The heads say degrees, minutes and seconds in one number (ddd.mmss); it was converted to degrees.',
  'elevation-dropped': () => 'The coordinates carry elevations; the check does not use them and they were left out.',
  'outside-china': (p) => `${lngLat(p)} is not in China, where no layer covers anything. Check the values of longitude and latitude.`,
  'axes-swapped': (p) => `Latitude seemed to come first: read swapped, as ${swapped(p)}. Confirm it on the map.`,
  'dxf-encoding': (p) =>
    `The code page ${n(p.declared)} that the DXF declares does not fit its texts; they were read as ${n(p.encoding)}. Check the names.`,
  'dxf-cut-off': () => 'The DXF has no end mark (EOF). Check that no shapes are missing.',
  'dxf-damaged': (p) => `The structure of the DXF is damaged (${n(p.count)} times, here for the first). Check that no shapes are missing.`,
  'dxf-unit-scaled': (p) => `The drawing is in ${n(p.unit)}: coordinates were multiplied by ${n(p.factor)} to metres.`,
  'dxf-unit-not-used': (p) =>
    `The drawing says its unit is ${n(p.unit)}, but its numbers look like metres or degrees as they are and were not scaled. Confirm it on the map.`,
  'dxf-blocks-placed': (p) => `Blocks were expanded in ${n(p.count)} places; what is in them stands under its own layer.`,
  'dxf-block-missing': (p) =>
    `Blocks are inserted ${n(p.count)} times that the file does not define (${n(p.names)}); their content was not read.`,
  'dxf-block-external': (p) =>
    `References to other drawings (${n(p.count)}: ${n(p.names)}) are not in this file and were not read; bind them first if they are needed.`,
  'dxf-passed-over': (p) => `${n(p.count)} entities that cannot be a site were passed over (${n(p.names)}).`,
  'dxf-paper': (p) => `${n(p.count)} entities of paper space were passed over; only model space is read.`,
  'dxf-invisible': (p) => `${n(p.count)} entities that are set invisible were passed over.`,
  'dxf-layer-off': () => 'This layer is switched off in the drawing. Check whether it is meant.',
  'dxf-layer-frozen': () => 'This layer is frozen in the drawing. Check whether it is meant.',
  'dxf-joined': (p) =>
    `Loose lines that meet end to end (${n(p.pieces)} pieces) were joined to closed outlines: ${n(p.count)}; widest gap ${n(p.gapMm)} mm. Confirm it on the map.`,
  'dxf-curves-cut': (p) =>
    `Arcs or curves of ${n(p.count)} entities were cut to straight pieces: at most 1 mm off, the enclosed area kept within a millionth.`,
  'dxf-wrong-count': (p) =>
    `${n(p.count)} polylines state a number of vertices that they do not have; what is there was read, this is the first. Check that none is missing.`,
  'dxf-hatch-doubled': (p) => `${n(p.count)} hatches fill an outline that is listed itself; only the outline is.`,
  'repaired.self-crossing': (p) =>
    `The boundary crossed itself${times(p)}; it was split into the parts it encloses. Confirm it on the map.`,
  'repaired.edges-overlap': (p) => `Edges of the boundary lay on each other${times(p)}; they were removed.`,
  'repaired.ring-touches-itself': (p) => `The boundary touched itself in a point${times(p)}; it was split there.`,
  'repaired.hole-outside-shell': (p) =>
    `A hole did not lie in its outer boundary${times(p)}; a hole outside it, or in another hole, counts as ground. Confirm it on the map.`,
  'repaired.interior-disconnected': (p) => `Holes that touch cut a polygon into pieces${times(p)}; each is now a polygon of its own.`,
  'repaired.wound-twice': () => 'The boundary ran around the same ground more than once; that ground counts, once. Confirm it on the map.',
  'repaired.parts-overlap': (p) => `Parts overlapped${times(p)}; they were merged so that no ground counts twice.`,
  'repaired.not-closed': (p) => `The boundary was not closed${times(p)}; its first position was added at the end.`,
  'repaired.repeated-vertex': (p) => `A vertex was repeated${times(p)}; it was removed.`,
  'repaired.spike': (p) => `The boundary ran straight back on itself${times(p)}; the spike was removed.`,
  'repaired.no-ground': (p) => `A part had no area${times(p)}; it was removed.`,
  'repaired.too-few-positions': (p) => `A part had too few vertices${times(p)}; it was removed.`,
  'repaired.empty': (p) => `A part was empty${times(p)}; it was removed.`,
};

import { size } from './format';
import type { zhFileNotes, zhFileProblems } from './zh-files';
import { n } from './zh-problems';

const bytes = (value: string | number | undefined) => (typeof value === 'number' ? size(value) : (value ?? '?'));

export const enFileProblems: typeof zhFileProblems = {
  'archive-damaged': () => 'The ZIP archive is damaged or cut off: its directory cannot be read. Pack or download it again.',
  'archive-kind': (p) => `${n(p.kind)} archives cannot be read. Unpack it and pack it as ZIP, or choose the files in it.`,
  'archive-too-many': (p) => `There are more than ${n(p.limit)} files in the archive. Pack only those that are to be checked.`,
  'archive-too-large': (p) =>
    `Unpacked, the archive exceeds ${bytes(p.limit)}, so it was not unpacked. Pack only the files that are to be checked.`,
  'archive-ratio': (p) =>
    `${n(p.file)} in the archive would unpack to more than ${n(p.limit)} times its size, the mark of a hostile file, and was not unpacked. Choose the original file.`,
  'archive-empty': () => 'There is no file in the archive. Pack it again.',
  'shapefile-header': () => 'This .shp is no shapefile: its header is another. Copy or export it again.',
  'shapefile-truncated': (p) =>
    `The .shp is incomplete: its header states ${bytes(p.stated)}, it has ${bytes(p.bytes)}. Copy or export it again.`,
  'shapefile-record': (p) => `The .shp is broken at record ${n(p.record)}. Choose its .shx too, or export it again.`,
  'shapefile-shape': () => 'The shape of this record is broken; its coordinates cannot be read. Export it again.',
  'shapefile-part-alone': (p) =>
    `This is the ${n(p.part)} of a shapefile; the .shp of the same name is missing. Choose .shp, .dbf, .prj together, or pack them into one ZIP.`,
  'too-many-parts': (p) => `One feature has ${n(p.count)} rings, too many to tell which are holes. Split it into several features.`,
  'xml-broken': () => 'Not well-formed XML: a tag is not closed, or the file is cut off. Export it again.',
  'xml-doctype': () => 'The file has a DOCTYPE declaration, which is not read for safety. Remove it, or export the file again.',
  'xml-too-large': (p) => `There are more than ${n(p.limit)} XML elements. Keep only the project's ground, or split it into several files.`,
  'kml-coordinates': (p) =>
    `The coordinate "${n(p.text)}" cannot be read. KML writes "longitude,latitude,height" with blanks between positions.`,
  'ovital-binary': () =>
    'This is an OVOBJ file of Ovital, whose format is not published and cannot be read. Export it from Ovital as OVKML or OVJSN.',
  'ovital-layout': () =>
    'This OVJSN file of Ovital is laid out otherwise than the known versions; no coordinates can be read. Save it as OVKML and try again.',
  'ovital-type': (p) =>
    `An Ovital object of type ${n(p.type)} cannot be read (labels, tracks and areas can). Save it as OVKML and try again.`,
  'wkt-unreadable': (p) =>
    `The WKT "${n(p.text)}" cannot be read. Write it like POLYGON ((125.3 43.8, 125.4 43.8, 125.4 43.9, 125.3 43.8)).`,
  'wkb-broken': () => 'The geometry of this feature is broken; its coordinates cannot be read. Export it again.',
  'geopackage-broken': () => 'The database file is damaged or cut off and cannot be read. Export the GeoPackage again.',
  'geopackage-none': () => 'A SQLite database, but no GeoPackage: it lists no layers of features. Export it as GeoPackage.',
  'geopackage-layers': (p) => `The GeoPackage has more than ${n(p.limit)} layers. Export only those that are to be checked.`,
};

export const enFileNotes: typeof zhFileNotes = {
  'archive-member-name': () => 'A file in the archive has a name that points outside it; it was passed over.',
  'archive-member-encrypted': () => 'A file in the archive is encrypted and was not read. Pack it without a password.',
  'archive-member-method': () =>
    'A file in the archive is packed by a method that is not supported and was not read. Pack it as plain ZIP.',
  'archive-member-damaged': () =>
    'A file in the archive is damaged, or not of the size and checksum stated, and was not read. Pack it again.',
  'archive-member-nested': () => 'An archive within the archive was not unpacked. Pack the files in it directly.',
  'shapefile-no-table': () => 'There is no .dbf of the same name: the features have no names and attributes.',
  'dbf-broken': () => 'The .dbf of the same name is broken and was not read: the features have no names and attributes.',
  'dbf-rows-missing': (p) => `The .dbf states ${n(p.stated)} rows and has ${n(p.found)}.`,
  'shapefile-counts-differ': (p) =>
    `The .shp has ${n(p.shapes)} shapes, the .dbf ${n(p.rows)} rows: attributes may belong to other shapes. Check them.`,
  'shapefile-deleted': (p) => `${n(p.count)} features are marked as deleted in the .dbf and were not read.`,
  'shapefile-index-broken': () =>
    'The .shx of the same name does not fit the .shp; all records were read in order. Check the number of features.',
  'shapefile-bytes-after': () => 'After its end by the header the .shp holds more bytes; they were not read.',
  'ring-direction': (p) =>
    `${n(p.count)} rings lie within an outer boundary and run the same way round; they were read as holes. Confirm it on the map.`,
  'encoding-found': (p) => `The file does not state its text encoding; read as ${n(p.encoding)}, which fits all its text.`,
  'encoding-not-as-declared': (p) =>
    `The file states the text encoding ${n(p.declared)}, which does not fit; it was read as ${n(p.encoding)}.`,
  'encoding-unknown': (p) =>
    `The text encoding could not be determined (tried: ${n(p.tried)}); names and attributes may be garbled. Coordinates are not affected.`,
  'kml-network-link': (p) => `The file has ${n(p.count)} network links; what they link to was not read. Save it as a file.`,
  'gpx-single-position': (p) => `${n(p.count)} track segments have a single position, which is no line; they were passed over.`,
  'geopackage-log': () =>
    'The database was not closed properly: its latest changes may be in the -wal file beside it, which was not read. Close it in its program and copy it again.',
  'geopackage-not-a-table': (p) =>
    `The layer "${n(p.table)}" is no plain table but a view or a virtual table and was not read. Export it as a plain layer.`,
  'geopackage-computed': (p) => `The layer "${n(p.table)}" has computed columns; they were not read.`,
};

import { gaussKrugerOf, geographic, type Crs, type Datum as PlainDatum, type GaussKruger } from '#geo';
import type { Note, Problem } from '#zone';
import { crsOfWkt } from './crs-wkt';
import { baseOf, hasNoShift, type Frame } from './frame-name';
import type { FrameCandidate, FrameEvidence } from './reading';

/** A frame that the evidence allows, before it is tried on the numbers. */
export interface Option {
  frame: Frame;
  confidence: FrameCandidate['confidence'];
  reasons: Note[];
  /** Degrees from the central meridian beyond which the numbers do not belong to this zone. */
  reachDeg?: number;
}
export interface Options {
  options: Option[];
  /** What contradicts: told when a person has to decide. */
  problems: Problem[];
}

/** What a file says of its frame by code, text or standard; null where it says nothing. */
export interface Stated {
  crs: Crs | 'GCJ-02' | 'BD-09';
  reason: Note;
}

/** The frame that a file states; a problem where it states one that is not known. */
export function statedFrame({ crs, wkt, fixed }: FrameEvidence): Stated | null | Problem {
  if (wkt !== undefined) {
    const found = crsOfWkt(wkt) ?? (crs === undefined ? null : baseOf(crs));
    const name = /"([^"]*)"/.exec(wkt)?.[1] ?? wkt;
    if (!found) return { code: 'crs-refused', params: { crs: name.slice(0, 60) } };
    return {
      crs: found,
      reason: { code: 'legacy-crs', params: { crs: typeof found === 'string' ? found : `EPSG:${found.epsg} (${name.slice(0, 60)})` } },
    };
  }
  if (crs !== undefined) {
    const found = baseOf(crs);
    return found
      ? { crs: found, reason: { code: 'legacy-crs', params: { crs } } }
      : { code: 'crs-refused', params: { crs: crs.slice(0, 60) } };
  }
  return fixed === undefined ? null : { crs: geographic('wgs-84'), reason: { code: 'frame-fixed' } };
}

/** The datum of a survey file's numbers, with why; `doubt` when the file names one that is not known. */
function datumBy(header: FrameEvidence['header'], stated: Stated | null): { datum: PlainDatum; reason: Note; doubt: boolean } {
  if (stated && typeof stated.crs !== 'string') return { datum: stated.crs.datum, reason: stated.reason, doubt: false };
  const named = header?.datum;
  if (named !== undefined && named !== 'gcj-02' && named !== 'bd-09')
    return { datum: named, reason: { code: 'frame-header-datum', params: { text: header?.text ?? named } }, doubt: false };
  if (header?.text !== undefined)
    return { datum: 'cgcs2000', reason: { code: 'frame-datum-unknown', params: { text: header.text } }, doubt: true };
  return { datum: 'cgcs2000', reason: { code: 'declared-default-crs' }, doubt: false };
}

/** A datum without a public shift is only ever possible: a person accepts what it is off by, or knows the parameters. */
function settled(frame: Frame): { frame: Frame; doubt: boolean; reasons: Note[] } {
  if (!hasNoShift(frame.base) || frame.shift) return { frame, doubt: false, reasons: [] };
  return { frame: { ...frame, shift: 'ballpark' }, doubt: true, reasons: [{ code: 'frame-ballpark', params: { metres: 100 } }] };
}

const worse = (confidence: Option['confidence'], than: Option['confidence']) => {
  const order = ['sure', 'likely', 'possible'] as const;
  return order[Math.max(order.indexOf(confidence), order.indexOf(than))]!;
};

/** Both orders of the numbers, the file's own first; one that the file states is not turned round without asking. */
function inBothOrders(option: Option, axes: FrameEvidence['axes'], swappedNote: Note): Option[] {
  const { frame, doubt, reasons } = settled(option.frame);
  const confidence = doubt ? 'possible' : option.confidence;
  const base = { ...option, frame, confidence, reasons: [...option.reasons, ...reasons] };
  const turned = worse(confidence, axes === 'stated' ? 'possible' : 'likely');
  return [base, { ...base, frame: { ...frame, swapped: true }, confidence: turned, reasons: [...base.reasons, swappedNote] }];
}

/** Ways to read numbers that can be angles. `first` is a position as it stands in the file. */
export function degreeOptions(evidence: FrameEvidence, stated: Stated | null, first: readonly [number, number]): Options {
  const { header, shifted, packable, axes } = evidence;
  const problems: Problem[] = [];
  const bases: Omit<Option, 'reachDeg'>[] = [];
  const named =
    header?.datum === 'gcj-02' ? 'GCJ-02' : header?.datum === 'bd-09' ? 'BD-09' : typeof stated?.crs === 'string' ? stated.crs : null;
  if (named) {
    const reason: Note =
      stated && typeof stated.crs === 'string' ? stated.reason : { code: 'frame-header-datum', params: { text: header?.text ?? named } };
    bases.push({ frame: { base: named }, confidence: 'sure', reasons: [reason] });
  } else {
    const { datum, reason, doubt } = datumBy(header, stated);
    const plane = stated !== null && typeof stated.crs !== 'string' && stated.crs.projection !== 'none';
    if (plane) problems.push({ code: 'frame-not-metres', params: { x: first[0], y: first[1] } });
    const base = stated && !plane && typeof stated.crs !== 'string' ? stated.crs : geographic(datum);
    const sure = stated !== null || header?.datum !== undefined;
    bases.push({ frame: { base }, confidence: doubt || plane ? 'possible' : sure && !shifted ? 'sure' : 'likely', reasons: [reason] });
    if (doubt) problems.push(reason);
    if (shifted)
      bases.push({
        frame: { base: shifted === 'gcj-02' ? 'GCJ-02' : 'BD-09' },
        confidence: 'likely',
        reasons: [{ code: 'frame-shifted', params: { datum: shifted.toUpperCase() } }],
      });
  }
  const swapped: Note = { code: 'axes-swapped', params: { lng: first[0], lat: first[1] } };
  const options = bases.flatMap((base) => {
    const plain = inBothOrders(base, axes, swapped);
    if (!packable) return plain;
    const either = (option: Option, code: string): Option => ({
      ...option,
      confidence: worse(option.confidence, 'likely'),
      reasons: [...option.reasons, { code }],
    });
    return [
      ...plain.map((option) => either(option, 'frame-decimal')),
      ...plain.map((option) => either({ ...option, frame: { ...option.frame, packed: true } }, 'frame-packed')),
    ];
  });
  return { options, problems };
}

/** How far beyond its edge a zone is used in practice: a site on the border is kept in one zone. */
const marginDeg = 0.75;
const widest = 6;

/** Ways to read numbers that must be metres. `prefix` is the number in front of all eastings, in one order and the other. */
export function metreOptions(evidence: FrameEvidence, stated: Stated | null, prefixOf: (swapped: boolean) => number | null): Options {
  const { header, axes } = evidence;
  const problems: Problem[] = [];
  const crs = stated?.crs;
  if (typeof crs === 'string' || header?.datum === 'gcj-02' || header?.datum === 'bd-09') return { options: [], problems };
  const swappedNote: Note = { code: 'frame-axes-swapped' };
  if (crs && (crs.projection === 'utm' || crs.projection === 'web-mercator'))
    return {
      options: inBothOrders({ frame: { base: crs }, confidence: 'sure', reasons: [stated!.reason], reachDeg: widest }, axes, swappedNote),
      problems,
    };
  const { datum: found, reason, doubt } = datumBy(header, stated);
  const reasons = [reason];
  // WGS 84 has no Gauss–Krüger zones of its own: such a file is off CGCS2000 by less than a metre.
  const datum = found === 'wgs-84' ? 'cgcs2000' : found;
  if (found === 'wgs-84') reasons.push({ code: 'frame-wgs84-zone' });
  // Degrees are stated, or the file's standard wants them: what the numbers say is then only possible.
  const unitDoubt = evidence.unit === 'degrees' || crs?.projection === 'none';
  const cap = (confidence: Option['confidence']) => (doubt || unitDoubt ? 'possible' : confidence);
  if (doubt) problems.push(reason);
  const claim = crs?.projection === 'gauss-kruger' ? claimOf(crs) : headerClaim(header);
  const options: Option[] = [];
  for (const swapped of [false, true]) {
    const prefix = prefixOf(swapped);
    const add = (frame: Frame | null, confidence: Option['confidence'], because: readonly Note[], reachDeg: number) => {
      if (!frame) return;
      const order = inBothOrders({ frame, confidence: cap(confidence), reasons: [...reasons, ...because], reachDeg }, axes, swappedNote);
      options.push(order[swapped ? 1 : 0]!);
    };
    const zoneOf = (width: 3 | 6, zone: number, prefixed: boolean) => {
      const base = gaussKrugerOf(datum, width, zone, prefixed);
      return base && { base };
    };
    const meridianZone = (meridian: number, width: 3 | 6) => (width === 3 ? meridian / 3 : (meridian + 3) / 6);
    const width = claim?.width ?? (claim?.meridian !== undefined && claim.meridian % 3 === 0 ? 3 : undefined);
    const claimed = claim?.meridian === undefined || width === undefined ? null : { width, zone: meridianZone(claim.meridian, width) };
    if (prefix !== null) {
      const ownWidth = prefix >= 25 ? 3 : 6;
      const because: Note = { code: 'frame-prefix', params: { prefix, width: ownWidth } };
      const agrees =
        (claim?.meridian === undefined || claim.meridian === (ownWidth === 3 ? prefix * 3 : prefix * 6 - 3)) &&
        (claim?.zone === undefined || claim.zone === prefix) &&
        (claim?.width === undefined || claim.width === ownWidth);
      const by = zoneOf(ownWidth, prefix, true);
      if (agrees) {
        const told = claim?.unprefixed ? [because, { code: 'frame-prefix-extra' }] : [because];
        add(by, claim && !claim.unprefixed ? 'sure' : 'likely', told, claim ? widest : ownWidth / 2 + marginDeg);
      } else {
        const clash = { prefix, stated: claim?.zone ?? claim?.meridian ?? claim?.width ?? 0 };
        if (!problems.some(({ code }) => code === 'frame-contradiction')) problems.push({ code: 'frame-contradiction', params: clash });
        add(by, 'possible', [because], ownWidth / 2 + marginDeg);
        const other = claimed && zoneOf(claimed.width, claimed.zone, false);
        add(
          other && { ...other, unprefixed: true },
          'possible',
          [{ code: 'frame-by-header', params: { zone: claimed?.zone ?? 0, prefix } }],
          claimed ? claimed.width / 2 + marginDeg : 0,
        );
      }
    } else if (claimed) {
      const missing: Note[] = claim?.prefixed ? [{ code: 'frame-prefix-missing', params: { zone: claimed.zone } }] : [];
      const because: Note[] = crs ? [] : [{ code: 'frame-header-zone', params: { zone: claimed.zone, meridian: claim!.meridian! } }];
      add(zoneOf(claimed.width, claimed.zone, false), missing.length > 0 ? 'likely' : 'sure', [...because, ...missing], widest);
    } else {
      const widths = claim?.width === undefined ? ([3, 6] as const) : [claim.width];
      for (const w of widths)
        for (let zone = w === 3 ? 25 : 13; zone <= (w === 3 ? 45 : 23); zone++)
          add(
            zoneOf(w, zone, false),
            'likely',
            [{ code: 'frame-zone-tried', params: { zone, width: w } }],
            w / 2 + (w === 3 ? marginDeg / 3 : 0),
          );
    }
  }
  return { options, problems };
}

interface Claim {
  meridian?: number;
  zone?: number;
  width?: 3 | 6;
  /** The code or text says whether eastings carry the zone number. */
  prefixed?: boolean;
  unprefixed?: boolean;
}

function claimOf({ centralMeridian, zone, widthDeg, prefixed }: GaussKruger): Claim {
  return { meridian: centralMeridian, zone, width: widthDeg, prefixed, unprefixed: !prefixed };
}

function headerClaim(header: FrameEvidence['header']): Claim | null {
  if (!header || (header.zone === undefined && header.centralMeridian === undefined && header.widthDeg === undefined)) return null;
  const { zone, centralMeridian, widthDeg } = header;
  const width = widthDeg ?? (zone === undefined ? undefined : zone >= 25 ? 3 : 6);
  const meridian = centralMeridian ?? (zone === undefined || width === undefined ? undefined : width === 3 ? zone * 3 : zone * 6 - 3);
  return {
    ...(meridian === undefined ? {} : { meridian }),
    ...(zone === undefined ? {} : { zone }),
    ...(width === undefined ? {} : { width }),
  };
}

import qrcode from 'qrcode-generator';

/** Modules of white around a code, as ISO/IEC 18004 asks. */
const border = 4;

/** A QR code of Latin text (ISO/IEC 18004, byte mode, error correction M) as SVG of one path, one unit a module. */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const runs: string[] = [];
  for (let row = 0; row < count; row++)
    for (let from = 0; from < count; from++) {
      if (!code.isDark(row, from)) continue;
      let to = from + 1;
      while (to < count && code.isDark(row, to)) to++;
      runs.push(`M${from + border} ${row + border}h${to - from}v1h${from - to}z`);
      from = to;
    }
  const size = count + 2 * border;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="132" height="132" role="img" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${runs.join('')}"/></svg>`;
}

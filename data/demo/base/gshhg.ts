/**
 * Rivers and lake shores of GSHHG as GMT stores them: cut into bins of one degree, rows from the north pole down,
 * positions as unsigned 1/65535 of a bin from its south-west corner. Pieces are handed on as they are; joining is not done here.
 */
import type { Box, Position } from '#geo';
import { files, openHdf5 } from './input-files';

interface Piece {
  /** GSHHG's hierarchy: 2–4 permanent rivers for rivers, 2 = lake for shores. */
  level: number;
  /** Shores only: which polygon it is a part of, and the area of that polygon. */
  polygon?: number;
  areaKm2?: number;
  line: Position[];
}

async function readPieces(file: string, box: Box, kind: 'rivers' | 'shores'): Promise<Piece[]> {
  const book = await openHdf5(file);
  const read = (name: string) => book.get(name).value;
  const size = Number(read('Bin_size_in_minutes')[0]) / 60;
  const columns = Number(read('N_bins_in_360_longitude_range')[0]);
  const first = read('Id_of_first_segment_in_a_bin');
  const count = read('N_segments_in_a_bin');
  const start = read('Id_of_first_point_in_a_segment');
  const dx = read('Relative_longitude_from_SW_corner_of_bin');
  const dy = read('Relative_latitude_from_SW_corner_of_bin');
  const packed = kind === 'shores' ? read('Embedded_npts_levels_exit_entry_for_a_segment') : null;
  const polygon = kind === 'shores' ? read('Id_of_GSHHS_ID') : null;
  const area = kind === 'shores' ? read('The_km_squared_area_of_polygons') : null;
  const points = kind === 'rivers' ? read('N_points_for_a_segment') : null;
  const level = kind === 'rivers' ? read('Hierarchial_level_of_a_segment') : null;
  const pieces: Piece[] = [];
  for (let bin = 0; bin < first.length; bin++) {
    const south = 90 - (Math.floor(bin / columns) + 1) * size;
    const west = (bin % columns) * size;
    if (west + size <= box[0] || west >= box[2] || south + size <= box[1] || south >= box[3]) continue;
    for (let segment = first[bin]!; segment < first[bin]! + count[bin]!; segment++) {
      const n = packed ? packed[segment]! >>> 9 : points![segment]! & 0xffff;
      const line: Position[] = [];
      for (let i = start[segment]!; i < start[segment]! + n; i++) {
        line.push([west + ((dx[i]! & 0xffff) / 65535) * size, south + ((dy[i]! & 0xffff) / 65535) * size]);
      }
      if (line.length < 2) continue;
      if (packed) {
        const id = polygon![segment]!;
        pieces.push({ level: (packed[segment]! >> 6) & 7, polygon: id, areaKm2: area![id]!, line });
      } else pieces.push({ level: level![segment]!, line });
    }
  }
  return pieces;
}

export const riverPieces = (box: Box): Promise<Piece[]> => readPieces(files.rivers, box, 'rivers');
export const shorePieces = (box: Box): Promise<Piece[]> => readPieces(files.shores, box, 'shores');

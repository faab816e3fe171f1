import { lngLat, n, type Params } from './zh-problems';

/** Of frames: why a person has to decide, or nothing can be decided. */
export const zhFrameProblems = {
  'corridor-failed': (p: Params) =>
    `无法由这条线或这些点生成范围（线最多 ${n(p.limit)} 个顶点，长度不能为零）。请简化后重试，或直接给出面。`,
  'frame-ask': (p: Params) => `这些坐标有 ${n(p.count)} 种可能的位置，无法替您决定。请对照地点选定一种坐标系。`,
  'frame-candidate': (p: Params) => `${n(p.frame)} → ${lngLat(p)}${p.placeZh === undefined ? '' : ` ${n(p.placeZh)}`}`,
  'frame-contradiction': (p: Params) =>
    `文件自相矛盾：横坐标前的带号是 ${n(p.prefix)}，文件所写的带号、分带或中央经线是 ${n(p.stated)}。请核对后选定坐标系。`,
  'frame-datum-unknown': (p: Params) => `文件写的坐标系“${n(p.text)}”不认识。请核对后选定坐标系。`,
  'frame-not-metres': (p: Params) => `文件声明的是以米计的投影坐标系，坐标 ${n(p.x)}, ${n(p.y)} 却像经纬度。请核对后选定坐标系。`,
  'datum-no-shift': (p: Params) =>
    `${n(p.crs)} 所用的旧坐标系与 CGCS2000 之间没有公开的转换参数。请填写七参数，或接受最大约 100 m 的偏差，或请测绘单位转换后再检查。`,
};

/** Of frames: what was taken, and why. */
export const zhFrameNotes = {
  corridor: (p: Params) => `线按 ${n(p.width)} m 全宽作为走廊检查（两端为圆头，椭球面上的距离）。`,
  disc: (p: Params) => `点按半径 ${n(p.radius)} m 的圆检查（椭球面上的距离）。`,
  'file-not-read': (p: Params) => `没有读取 ${n(p.file)}：不是可识别的坐标文件。`,
  'frame-fixed': () => '按该格式的标准，坐标是 WGS 84 经纬度。',
  'frame-header-datum': (p: Params) => `文件写明坐标系：${n(p.text)}。`,
  'frame-header-zone': (p: Params) => `文件写明 ${n(p.zone)} 带（中央经线 ${n(p.meridian)}°）。`,
  'frame-by-header': (p: Params) => `以文件所写的 ${n(p.zone)} 带为准，去掉横坐标前的 ${n(p.prefix)}。`,
  'frame-prefix': (p: Params) => `横坐标以带号 ${n(p.prefix)} 开头，是 ${n(p.width)}° 分带。`,
  'frame-prefix-extra': () => '文件声明的坐标系不带带号，坐标却带有同一带号；已按带号读取。',
  'frame-prefix-missing': (p: Params) => `文件声明的坐标系带有带号 ${n(p.zone)}，坐标却没有；已按该带读取。`,
  'frame-zone-tried': (p: Params) => `坐标没有带号；若是 ${n(p.width)}° 分带的 ${n(p.zone)} 带，则在此处。`,
  'frame-axes-swapped': () => '从数值大小看，纵、横坐标与约定的顺序相反；已按互换读取，请在图上确认。',
  'frame-decimal': () => '按十进制度读取。',
  'frame-packed': () => '按“度.分秒”读取（125.3235 即 125°32′35″）。',
  'frame-shifted': (p: Params) => `生成此文件的软件可能输出 ${n(p.datum)} 偏移坐标。`,
  'frame-datum-unknown': (p: Params) => `文件写的坐标系“${n(p.text)}”不认识，按 CGCS2000 试读。`,
  'frame-ballpark': (p: Params) => `未作坐标系转换，位置最大可能偏差约 ${n(p.metres)} m，已计入临界判断。`,
  'frame-shift-given': () => '按所给七参数转换到 CGCS2000（布尔莎模型，坐标框架旋转），另计 1 m 偏差。',
  'frame-wgs84-zone': () => '文件写明 WGS 84；高斯－克吕格坐标按 CGCS2000 读取，相差不到 1 m。',
  'frame-place-outside': () => '该位置不在底图所列的任何县（市、区）内。',
};

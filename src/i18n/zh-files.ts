import { size } from './format';
import { n, type Params } from './zh-problems';

const bytes = (value: string | number | undefined) => (typeof value === 'number' ? size(value) : (value ?? '?'));

/** Of archives, shapefiles, KML, GPX, WKT, GeoPackage and OVJSN: what stops. */
export const zhFileProblems = {
  'archive-damaged': () => 'ZIP 压缩包已损坏或不完整，读不出目录。请重新压缩或重新下载后重试。',
  'archive-kind': (p: Params) => `${n(p.kind)} 压缩包不能读取。请解压后重新压缩为 ZIP，或直接选择其中的文件。`,
  'archive-too-many': (p: Params) => `压缩包内的文件超过 ${n(p.limit)} 个。请只压缩需要检查的文件。`,
  'archive-too-large': (p: Params) => `压缩包解压后超过 ${bytes(p.limit)}，没有解压。请只压缩需要检查的文件。`,
  'archive-ratio': (p: Params) => `压缩包里的 ${n(p.file)} 压缩率超过 ${n(p.limit)} 倍，像是恶意文件，没有解压。请直接选择原始文件。`,
  'archive-empty': () => '压缩包里没有文件。请重新压缩后重试。',
  'shapefile-header': () => '这个 .shp 不是 Shapefile（文件头不符）。请重新复制或导出。',
  'shapefile-truncated': (p: Params) =>
    `Shapefile 的 .shp 不完整：文件头声明 ${bytes(p.stated)}，实有 ${bytes(p.bytes)}。请重新复制或导出。`,
  'shapefile-record': (p: Params) => `Shapefile 的 .shp 在第 ${n(p.record)} 条记录处损坏。请把 .shx 一起选择，或重新导出。`,
  'shapefile-shape': () => '这条记录的图形已损坏，读不出坐标。请重新导出后重试。',
  'shapefile-part-alone': (p: Params) =>
    `这是 Shapefile 的 ${n(p.part)} 部分，缺少同名的 .shp。请把 .shp、.dbf、.prj 等一起选择，或压缩成一个 ZIP。`,
  'too-many-parts': (p: Params) => `一个要素有 ${n(p.count)} 个环，太多，分不清哪些是挖空。请拆成多个要素后重试。`,
  'xml-broken': () => '不是有效的 XML（标签没有配对或文件不完整）。请重新导出后重试。',
  'xml-doctype': () => '文件含有 DOCTYPE 声明，为安全起见不予读取。请删除该声明，或重新导出后重试。',
  'xml-too-large': (p: Params) => `XML 元素超过 ${n(p.limit)} 个。请只保留项目用地范围，或分成几个文件。`,
  'kml-coordinates': (p: Params) => `坐标“${n(p.text)}”读不懂。KML 坐标应写作“经度,纬度,高程”，各点之间用空格隔开。`,
  'ovital-binary': () => '这是奥维的 OVOBJ 文件，其格式没有公开，不能读取。请在奥维中导出为 OVKML 或 OVJSN。',
  'ovital-layout': () => '奥维 OVJSN 文件的结构与已知版本不同，读不出坐标。请在奥维中另存为 OVKML 后重试。',
  'ovital-type': (p: Params) => `奥维对象类型 ${n(p.type)} 不能读取（可读：标签、轨迹、面图形）。请在奥维中另存为 OVKML 后重试。`,
  'wkt-unreadable': (p: Params) => `读不懂 WKT“${n(p.text)}”。应写作如 POLYGON ((125.3 43.8, 125.4 43.8, 125.4 43.9, 125.3 43.8))。`,
  'wkb-broken': () => '这个要素的图形数据已损坏，读不出坐标。请重新导出后重试。',
  'geopackage-broken': () => '数据库文件已损坏或不完整，读不出来。请重新导出 GeoPackage 后重试。',
  'geopackage-none': () => '是 SQLite 数据库，但不是 GeoPackage（没有要素图层目录）。请导出为 GeoPackage 后重试。',
  'geopackage-layers': (p: Params) => `GeoPackage 的图层超过 ${n(p.limit)} 个。请只导出需要检查的图层。`,
};

/** And what was noticed while they were read. */
export const zhFileNotes = {
  'archive-member-name': () => '压缩包里有名称异常的文件（指向压缩包之外），已略过。',
  'archive-member-encrypted': () => '压缩包里的文件已加密，没有读取。请去掉密码重新压缩。',
  'archive-member-method': () => '压缩包里的文件用了不支持的压缩方式，没有读取。请用普通 ZIP 重新压缩。',
  'archive-member-damaged': () => '压缩包里的文件已损坏，或与声明的大小、校验值不符，没有读取。请重新压缩。',
  'archive-member-nested': () => '压缩包里的压缩包没有再解压。请把其中的文件直接压缩。',
  'shapefile-no-table': () => '没有同名的 .dbf，要素没有名称和属性。',
  'dbf-broken': () => '同名的 .dbf 已损坏，没有读取，要素没有名称和属性。',
  'dbf-rows-missing': (p: Params) => `.dbf 声明有 ${n(p.stated)} 行，实有 ${n(p.found)} 行。`,
  'shapefile-counts-differ': (p: Params) => `.shp 有 ${n(p.shapes)} 个图形，.dbf 有 ${n(p.rows)} 行，属性可能对不上，请核对。`,
  'shapefile-deleted': (p: Params) => `${n(p.count)} 个要素在 .dbf 中标记为已删除，没有读取。`,
  'shapefile-index-broken': () => '同名的 .shx 与 .shp 不符，已改为按顺序读取全部记录，请核对要素数。',
  'shapefile-bytes-after': () => '.shp 末尾有文件头没有声明的多余内容，没有读取。',
  'ring-direction': (p: Params) => `有 ${n(p.count)} 个环在外环之内，方向却与外环相同；已按挖空处理，请在图上确认。`,
  'encoding-found': (p: Params) => `文件没有说明文字编码，按 ${n(p.encoding)} 读取，全部文字都符合。`,
  'encoding-not-as-declared': (p: Params) => `文件声明文字编码为 ${n(p.declared)}，但文字不符，已按 ${n(p.encoding)} 读取。`,
  'encoding-unknown': (p: Params) => `文字编码无法确定（试过 ${n(p.tried)}），名称和属性可能有乱码；坐标不受影响。`,
  'kml-network-link': (p: Params) => `文件含 ${n(p.count)} 个网络链接，所链接的内容没有读取。请把它们另存为文件。`,
  'gpx-single-position': (p: Params) => `有 ${n(p.count)} 段轨迹只有一个点，不成线，已略过。`,
  'geopackage-log': () => '数据库未正常关闭，最近的改动可能还在同名的 -wal 文件里，没有读取。请在原程序中关闭后重新复制。',
  'geopackage-not-a-table': (p: Params) => `图层“${n(p.table)}”不是普通数据表（是视图或虚拟表），没有读取。请导出为普通图层。`,
  'geopackage-computed': (p: Params) => `图层“${n(p.table)}”有计算列，没有读取这些列。`,
};

import { latitude, longitude, number, size } from './format';

export type Params = Readonly<Record<string, string | number>>;

/** A name or a number in a sentence; line breaks and terminal codes of a name stay out of it. */
export const n = (value: string | number | undefined) =>
  typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 1) : (value ?? '?').replaceAll(/\p{Cc}+/gu, ' ');
const bytes = (value: string | number | undefined) => (typeof value === 'number' ? size(value) : (value ?? '?'));
const lngLat = (p: Params) => `${longitude(Number(p.lng))} ${latitude(Number(p.lat))}`;
/** `axes-swapped` carries the numbers as they were read; this is the place that they mean the other way round. */
const swapped = (p: Params) => `${longitude(Number(p.lat))} ${latitude(Number(p.lng))}`;

/** What stops: what is wrong, and what to do next. The place is put in front by `sentence`. */
export const zhProblems = {
  'not-json': () => '不是有效的 JSON。请检查括号、引号和逗号，或改为逐行填写“经度,纬度”。',
  'not-text': () => '文件不是 UTF-8 文本。请选择 GeoJSON 文件，或另存为 UTF-8 后重试。',
  'empty-input': () => '没有内容。请填写坐标、粘贴 GeoJSON，或选择一个文件。',
  'not-geojson': () => '是 JSON，但不是 GeoJSON。请导出为 GeoJSON（RFC 7946）后重试。',
  'geojson-structure': () => '坐标数组的层次或数值不合 GeoJSON（例如少一层方括号、坐标缺一个数）。请重新导出后重试。',
  'no-geometry': () => '没有几何图形。请提供至少含一个点、线或面的 GeoJSON。',
  'unknown-geometry-type': (p: Params) => `不认识的几何类型“${n(p.type)}”。可用：点、线、面及其多部件形式。`,
  'not-finite': () => '坐标不是数值（空值、NaN 或无穷）。请改正该坐标后重试。',
  'out-of-range': () => '经度超出 ±180° 或纬度超出 ±90°。请核对坐标单位和顺序（先经度，后纬度，以度为单位）。',
  'axes-swapped': (p: Params) => `坐标像是先纬度后经度；互换后为 ${swapped(p)}。请按“经度,纬度”的顺序填写后重试。`,
  'metres-not-degrees': (p: Params) => `坐标 ${n(p.x)}, ${n(p.y)} 像是以米计的投影坐标，不是经纬度。请转换为 CGCS2000 经纬度（度）后重试。`,
  'outside-china': (p: Params) => `坐标 ${lngLat(p)} 不在中国境内。请核对经纬度的顺序和数值。`,
  'too-large': (p: Params) => `文件为 ${bytes(p.bytes)}，超过上限 ${bytes(p.limit)}。请只保留项目用地范围，或分成几个文件。`,
  'too-many-vertices': (p: Params) => `共有 ${n(p.count)} 个顶点，超过上限 ${n(p.limit)}。请化简边界或分成几个选址。`,
  'too-many-features': (p: Params) => `共有 ${n(p.count)} 个要素，超过上限 ${n(p.limit)}。请分批检查。`,
  'too-few-positions': () => '顶点太少：面至少需要 3 个不同的顶点，线至少需要 2 个。请补全坐标。',
  empty: () => '图形里没有坐标。请提供至少一个点、线或面。',
  'no-ground': () => '面没有面积（所有顶点在一条线上）。请补全边界，或改为按线检查。',
  'self-crossing': (p: Params) => `边界自相交${times(p)}，无法确定哪里在内、哪里在外。请在此处改正边界后重试。`,
  'edges-overlap': (p: Params) => `边界有重叠的边${times(p)}。请删除重复的边后重试。`,
  'ring-touches-itself': (p: Params) => `边界在一点上与自身接触${times(p)}。请在此处分成两个面后重试。`,
  'hole-outside-shell': () => '挖空部分不在外边界之内。请核对内外边界的先后顺序。',
  'interior-disconnected': (p: Params) => `挖空部分相互接触，把一个面分成了几块${times(p)}。请分成几个面后重试。`,
  'too-dense': () => '边界的线条过密，无法检查。请化简边界后重试。',
  'wound-twice': () => '边界重复环绕同一块地。请改正边界后重试。',
  'parts-overlap': () => '几个部分互相重叠，面积会被重复计算。请合并重叠的部分后重试。',
  'not-closed': () => '边界没有闭合。请让最后一个坐标与第一个相同。',
  'repeated-vertex': (p: Params) => `有重复的顶点${times(p)}。请删除后重试。`,
  spike: (p: Params) => `边界有来回折返的尖刺${times(p)}。请删除后重试。`,
  'legacy-crs': (p: Params) => `文件声明了坐标系 ${n(p.crs)}，不能据此读取。请转换为 CGCS2000 经纬度后重试。`,
  'link-activity-broken': () => '链接中的项目情况不完整或有误，未予采用。请在“检查”中重新填写行业和事实。',
  'link-broken': () => '链接中的选址不完整或读不懂，没有采用。请让对方重新复制链接，或发送选址文件。',
  'report-not-json': () => '这不是检查报告：文件不是 JSON。请选择本系统导出的 JSON 报告。',
  'report-version': (p: Params) => `报告格式为 ${n(p.found)}，本版程序不能重新计算。请用生成它的版本核验。`,
  'report-invalid': () => '这不是完整的检查报告，此处读不懂。请使用导出的原始 JSON 文件。',
  'fact-unknown': (p: Params) => `规则书没有“${n(p.fact)}”这项事实。可用的有：${n(p.known)}。`,
  'fact-answer-unknown': (p: Params) => `“${n(p.fact)}”不能回答“${n(p.answer)}”。可选：${n(p.known)}。`,
  'industry-unknown': (p: Params) => `GB/T 4754-2017 中没有代码“${n(p.code)}”。请填门类字母加数字的代码，如 C2611。`,
  'industries-missing': () => '行业代码表未能加载，代码无法核对。请检查图层目录后重试。',
  'activity-without-rules': (p: Params) =>
    `没有 ${n(p.day)} 可用的规则书，无法核对项目事实。请检查图层目录和日期；自带分区（--zones）没有规则。`,
  'verify-one-site': (p: Params) => `“${n(p.file)}”须恰好含一个可用的选址。请给出生成报告的那个文件。`,
  'activity-invalid': () => '项目文件读不懂。应为 JSON：{"industry": "C2611", "facts": {"nature": "new"}}。',
  'link-too-long': () => '选址顶点太多，链接装不下，所以链接里没有选址。请让对方发送选址文件。',
  'crs-does-not-fit': (p: Params) =>
    `按 ${n(p.crs)} 读取，坐标落在中国之外或远离该带。请核对坐标顺序（东坐标在前）、带号前缀和所选坐标系。`,
  'crs-conflict': (p: Params) => `要素声明的坐标系 ${n(p.crs)} 与 layer.json 的 ${n(p.declared)} 不一致。请改正其中之一。`,
  'too-deep': (p: Params) => `括号嵌套超过 ${n(p.limit)} 层，不是可读取的几何。请重新导出后重试。`,
  'input-missing': (p: Params) => `找不到文件 ${n(p.file)}，或没有读取权限。请核对路径。`,
  'cannot-write': (p: Params) => `不能写入 ${n(p.file)}。请核对 --out 的路径和权限。`,
  'out-taken': (p: Params) => `${n(p.file)} 不是以前发布的目录，未作任何改动。请换一个空目录作 --out。`,
  'catalogue-missing': () => '这里没有图层目录 catalogue.json。请先运行 npm run layers，或用 --catalogue 指明目录或网址。',
  'catalogue-hash': () => '图层目录与其校验值不符，不能采用。请重新下载，或联系发布单位重新发布。',
  'crs-refused': (p: Params) => `坐标系 ${n(p.crs)} 尚不支持。请转换为 CGCS2000 经纬度（EPSG:4490）后重试。`,
  'mixed-kinds': () => '一个选址里混有点、线、面。请分成几个要素，每个只用一种图形。',
  'coordinates-unreadable': (p: Params) => `读不懂“${n(p.text)}”。每行写一对“经度,纬度”，例如 125.3235,43.8821。`,
  'catalogue-not-loaded': (p: Params) => `图层目录未能加载（${n(p.status)}）。请检查网络后重试；在此之前不作任何判断。`,
  'catalogue-invalid': (p: Params) => `图层目录内容有误（${n(p.message)}）。请联系发布单位重新发布。`,
  'catalogue-version': (p: Params) => `图层目录的格式版本是 ${n(p.found)}，本程序不能读取。请刷新页面以更新程序。`,
  'worker-failed': (p: Params) => `计算中断（${n(p.message)}）。选址已保留，请重试；若再次出现，请报告此问题。`,
  'worker-timeout': (p: Params) => `计算超过 ${n(p.seconds)} 秒，已停止。选址已保留，请化简边界后重试。`,
  'declaration-invalid': (p: Params) => `图层声明 layer.json 有误（${n(p.message)}）。请改正后重新发布。`,
  'file-missing': (p: Params) => `找不到文件 ${n(p.file)}。请核对 layer.json 里的文件名。`,
  'duplicate-id': (p: Params) => `编号 ${n(p.id)} 重复。请让每个要素的编号在图层内唯一。`,
  'missing-id': () => '要素没有编号。请填写声明里指定的编号字段。',
  'class-unknown': (p: Params) => `分类“${n(p.value)}”不在声明的分类之内。请改正数据或补充声明。`,
  'zone-dates-invalid': (p: Params) => `分区的生效日期有误（${n(p.from)} 至 ${n(p.until)}）。请写作 YYYY-MM-DD，且起始日不晚于终止日。`,
  'missing-name': () => '要素没有名称。请填写声明里指定的名称字段。',
  'code-invalid': (p: Params) => `编码 ${n(p.code)} 不符合管控单元编码规则。请核对。`,
  'crs-unsupported': (p: Params) => `坐标系 ${n(p.crs)} 尚不支持。请转换为 EPSG:4490 后重新发布。`,
  'rules-invalid': (p: Params) => `规则书有误（${n(p.message)}）。请改正后重新发布。`,
  'industries-invalid': (p: Params) => `行业分类表有误（${n(p.message)}）。请改正后重新发布。`,
  'no-layers': (p: Params) => `${n(p.file)} 里没有图层。请指向含 layer.json 的文件夹的上一级。`,
  'coverage-invalid': () => '覆盖范围文件有误。请提供有效的面。',
  'seed-unknown': (p: Params) => `登记表里没有条目 ${n(p.id)}。请核对 seeds/register.json。`,
  'partition-overlap': (p: Params) => `应互不重叠的分区相互重叠${square(p)}。请改正边界后重新发布。`,
  'partition-gap': (p: Params) => `分区之间有未覆盖的空隙${square(p)}。请改正边界后重新发布。`,
  'geometry-refused': (p: Params) => `几何图形无法采用（${n(p.reason)}）。请改正后重新发布。`,
};

/** What was noticed or changed while the work went on. */
export const zhNotes = {
  'drawn-on-map': () => '在地图上绘制；精度取决于绘制时的缩放级别。',
  'vertex-moved': () => '之后在地图上移动过顶点；被移动的顶点的精度取决于当时的缩放级别。',
  'more-decimals': (p: Params) => `${n(p.count)} 个顶点的小数超过 9 位；检查按原值进行，报告只保留 9 位（0.1 mm），重新核验时请附原文件。`,
  'from-link': () => '来自链接中的坐标。',
  'declared-default-crs': () =>
    '未声明坐标系，按 CGCS2000 经纬度（EPSG:4490）读取；如果是 GCJ-02 等偏移坐标，位置会差几百米，请在图上确认。',
  'legacy-crs': (p: Params) => `文件声明了坐标系 ${n(p.crs)}，已按声明读取。`,
  'given-crs': (p: Params) => `按指定的坐标系 ${n(p.crs)} 读取。`,
  'features-read': (p: Params) => `读到 ${n(p.count)} 个要素，每个作为一个选址。`,
  'mixed-kinds': () => '含不同类型的图形，已按类型分成几个选址。',
  'feature-skipped': (p: Params) => `已跳过“${n(p.type)}”：不是可检查的图形。`,
  'typed-coordinates': (p: Params) => `读到 ${n(p.count)} 个坐标，作为${kinds[String(p.kind)] ?? n(p.kind)}检查。`,
  'elevation-dropped': () => '坐标含高程，检查不使用高程，已略去。',
  'outside-china': (p: Params) => `坐标 ${lngLat(p)} 不在中国境内，没有图层覆盖该处。请核对经纬度的数值。`,
  'axes-swapped': (p: Params) => `坐标像是先纬度后经度，已按互换读取为 ${swapped(p)}，请在图上确认。`,
  'repaired.self-crossing': (p: Params) => `边界自相交${times(p)}，已拆成它所围成的几个部分，请在图上确认。`,
  'repaired.edges-overlap': (p: Params) => `边界有重叠的边${times(p)}，已去除。`,
  'repaired.ring-touches-itself': (p: Params) => `边界在一点上与自身接触${times(p)}，已在接触点分开。`,
  'repaired.hole-outside-shell': (p: Params) =>
    `有挖空部分不在外边界之内${times(p)}，外边界之外的挖空和挖空之中的挖空已按选址用地处理，请在图上确认。`,
  'repaired.interior-disconnected': (p: Params) => `挖空部分相互接触，把一个面分成了几块${times(p)}，已作为几个面处理。`,
  'repaired.wound-twice': () => '边界重复环绕了同一块地，该处已按用地计入一次，请在图上确认。',
  'repaired.parts-overlap': (p: Params) => `几个部分互相重叠${times(p)}，已合并，面积不重复计算。`,
  'repaired.not-closed': (p: Params) => `边界没有闭合${times(p)}，已补上首点。`,
  'repaired.repeated-vertex': (p: Params) => `有重复的顶点${times(p)}，已去除。`,
  'repaired.spike': (p: Params) => `边界有来回折返的尖刺${times(p)}，已去除。`,
  'repaired.no-ground': (p: Params) => `有没有面积的部分${times(p)}，已去除。`,
  'repaired.too-few-positions': (p: Params) => `有顶点不足的部分${times(p)}，已去除。`,
  'repaired.empty': (p: Params) => `有空的部分${times(p)}，已去除。`,
};

const kinds: Record<string, string> = { points: '点', lines: '线', polygons: '面' };
const times = (p: Params) => (Number(p.count) > 1 ? `（${n(p.count)} 处）` : '');
const square = (p: Params) => (p.areaM2 === undefined ? '' : ` ${n(p.areaM2)} m²`);

import { AlignmentType, LevelFormat, type IPropertiesOptions } from 'docx';
import type { Language } from '#i18n';

/**
 * 宋体 for text, 黑体 for headings, as offices use them. Named in English: Windows of any language finds SimSun and SimHei under these names, Word for Mac
 * brings both, and LibreOffice and WPS put the Chinese font that they have in their place.
 */
const fonts = {
  zh: { text: 'Times New Roman', heading: 'Arial' },
  en: { text: 'Arial', heading: 'Arial' },
} as const;

const font = (latin: string, chinese: string) => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese });
export const codeFont = font('Courier New', 'SimSun');
/** 楷体: another's own words, as Chinese print sets them. */
export const ownWordsFont = font('Times New Roman', 'KaiTi');

/** Ink of each verdict (look.md), and a border that tells it apart in black and white too. */
export const verdictMarks: Record<string, { colour: string; border: 'thick' | 'double' | 'dashed' | 'single' }> = {
  prohibited: { colour: 'A8201A', border: 'thick' },
  conditional: { colour: '8F4A00', border: 'double' },
  undetermined: { colour: '4F5B66', border: 'dashed' },
  'no-conflict-found': { colour: '1B5799', border: 'single' },
};

export const quiet = '57606A';
export const rule = 'C8CED4';
export const headFill = 'EEF0F2';

/** Twentieths of a point. A4 with 20 mm at the sides. */
export const page = { width: 11_906, height: 16_838, side: 1134, top: 1134, bottom: 1134 } as const;
export const lineWidth = page.width - 2 * page.side;

/** The styles that Word lists under their own names, so that a reader can change all headings or captions at once. */
export function wordStyles(language: Language): Pick<IPropertiesOptions, 'styles' | 'numbering'> {
  const { text, heading } = fonts[language];
  const headingFont = font(heading, 'SimHei');
  const head = (size: number, before: number) => ({
    run: { font: headingFont, size, bold: language === 'en', color: '1D2329' },
    paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
  });
  return {
    styles: {
      default: {
        document: {
          run: { font: font(text, 'SimSun'), size: 20, color: '1D2329', language: { value: 'en-GB', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { after: 80, line: 280, lineRule: 'auto' } },
        },
        heading1: head(30, 320),
        heading2: head(25, 280),
        heading3: head(21, 200),
        caption: {
          run: { font: headingFont, size: 18, color: '1D2329' },
          paragraph: { spacing: { before: 140, after: 60 }, keepNext: true, keepLines: true },
        },
        hyperlink: { run: { color: '0B4FA8', underline: { type: 'single' } } },
      },
      paragraphStyles: [
        {
          id: 'Cell',
          name: 'Table Cell',
          basedOn: 'Normal',
          run: { size: 17 },
          paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: 'auto' } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
  };
}

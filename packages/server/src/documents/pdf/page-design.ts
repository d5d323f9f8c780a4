/* Lengths are PDF points: 72 make an inch, A4 is 595 × 842. */

/** How text of one kind looks. */
export interface TextStyle {
  readonly size: number;
  readonly lineHeight: number;
  /** Bold throughout; other text is bold only where its document says so. */
  readonly isBold: boolean;
  readonly color: string;
}

export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 64,
  right: 64,
  top: 60,
  bottom: 72,
} as const;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export const INK = '#1c1917';
export const MUTED = '#57534e';
export const ACCENT = '#b45309';
export const HAIRLINE = '#d6d3d1';

export const STYLES = {
  title: { size: 23, lineHeight: 30, isBold: true, color: INK },
  lead: { size: 12, lineHeight: 18, isBold: false, color: MUTED },
  section: { size: 15, lineHeight: 20, isBold: true, color: ACCENT },
  topic: { size: 11.5, lineHeight: 16, isBold: true, color: INK },
  body: { size: 10.5, lineHeight: 15.5, isBold: false, color: INK },
  cell: { size: 9.5, lineHeight: 13.5, isBold: false, color: INK },
  cellHeading: { size: 9.5, lineHeight: 13.5, isBold: true, color: INK },
  sender: { size: 11.5, lineHeight: 16, isBold: true, color: INK },
  footer: { size: 8.5, lineHeight: 12, isBold: false, color: MUTED },
} as const satisfies Record<string, TextStyle>;

/** Free space; between two blocks the larger of both counts. */
export const SPACE = {
  afterTitle: 14,
  beforeSection: 20,
  afterSection: 6,
  beforeTopic: 12,
  afterTopic: 3,
  afterParagraph: 6,
  betweenItems: 3,
  cell: 4,
} as const;

export const LIST_INDENT = 20;

/** The colours a chart is drawn in where no style sheet reaches, as in a printed document: those of the page by day. */
export const ink = {
	ink: '#2b2230',
	quiet: '#63576a',
	line: '#e8dccd',
	edge: '#8b7d8d',
	paper: '#fdf8f0',
	sunk: '#f5ebde',
	leaf: '#2c6b57',
	clay: '#bb4a29',
	accent: '#6a2c5b',
	sun: '#f0b03f',
	sky: '#8fb7c4'
} as const;

/** The typeface of a chart that stands on its own. */
export const face = 'Atkinson Hyperlegible Next, Atkinson, sans-serif';

/** How wide a text is, near enough to leave room for it. */
export const widthOf = (text: string, size = 14) => Math.ceil([...text].length * size * 0.56);

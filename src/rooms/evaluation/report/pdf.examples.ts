import type { PrintedReport } from './pdf.server.ts';

const PAIRS: [before: number, after: number][] = [
	[38, 52],
	[41, 60],
	[43, 50],
	[44, 63],
	[46, 57],
	[47, 49],
	[49, 66],
	[50, 55],
	[52, 51],
	[53, 64],
	[55, 58],
	[57, 50],
	[60, 48]
];

function slopes(before: string, after: string): string {
	const y = (score: number): number => 300 - (score - 30) * 7;
	const line = ([from, to]: [number, number]): string =>
		`<path d="M90 ${y(from)}L510 ${y(to)}" stroke="${to < from ? '#c2512f' : '#2c6b57'}" stroke-width="2.4"/>`;
	const label = (x: number, words: string): string =>
		`<text x="${x}" y="324" text-anchor="middle" fill="#473a4d" font-size="15">${words}</text>`;
	return (
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 340" font-family="Atkinson Hyperlegible Next">' +
		'<path d="M90 30V300M510 30V300" stroke="#e8dccd" stroke-width="2"/>' +
		`<g fill="none" opacity=".75">${PAIRS.map(line).join('')}</g>` +
		`<path d="M90 ${y(48.8)}L510 ${y(55.6)}" stroke="#6a2c5b" stroke-width="5"/>${label(90, before)}${label(510, after)}</svg>`
	);
}

/** A report as an evaluator would hand it to a funder. */
export const englishReport: PrintedReport = {
	organisation: 'Willow Lane',
	title: 'Most parents felt better at the end. A few felt worse.',
	subtitle: 'Spring course 2027 · How parents have been feeling',
	status: 'Working version 3',
	summary: [
		'Wellbeing rose by about 7 points. With 13 parents that is unlikely to be chance.',
		'Without a comparison group we can’t say that the course alone did it.'
	],
	sections: [
		{
			heading: 'Who answered',
			paragraphs: [
				'We invited 18 parents. Of these, 16 answered before the course and 13 answered both times. We can only compare people who answered both times.',
				'The three who answered only before had, on average, the same score as the others.'
			],
			table: {
				caption: 'From invitation to a pair of answers',
				columns: ['Parents', 'Number', 'Share'],
				rows: [
					['Invited', '18', '100 %'],
					['Answered before', '16', '89 %'],
					['Answered both times', '13', '72 %'],
					['Left the course', '2', '11 %']
				]
			}
		},
		{
			heading: 'How much changed',
			paragraphs: [
				'Each thin line is one parent. Green lines rise, clay lines fall. The thick line is the mean of all.'
			],
			figure: {
				svg: slopes('before', 'after'),
				alt: 'Thirteen lines from before to after. Ten rise and three fall. The mean rises from 48.8 to 55.6.',
				caption: 'Wellbeing before and after, one line for each of 13 parents'
			}
		},
		{
			heading: 'What this can’t tell',
			paragraphs: [
				'Parents chose to come, and people often feel better after a hard time has passed. A course that is waited for would make a fair comparison.'
			],
			table: {
				caption: 'Clear change, counted person by person',
				columns: ['Change', 'Parents', 'What it means'],
				rows: [
					['Clearly better', '7', 'More than the measure’s own noise'],
					['No clear change', '5', 'Could be noise either way'],
					['Clearly worse', '1', 'Somebody has asked how they are']
				]
			}
		}
	],
	footer: 'Willow Lane · made 3 March 2027 with Kith',
	pageWords: 'Page {page} of {pages}'
};

export const spanishReport: PrintedReport = {
	...englishReport,
	title: 'La mayoría se sintió mejor al final. Algunas personas, peor.',
	subtitle: 'Curso de primavera 2027 · Cómo se han sentido madres y padres',
	status: 'Versión de trabajo 3',
	summary: [
		'El bienestar subió unos 7 puntos. Con 13 personas, es poco probable que sea casualidad.',
		'Sin un grupo de comparación no podemos decir que sea solo por el curso.'
	],
	sections: [
		{
			heading: 'Quién respondió',
			paragraphs: ['Invitamos a 18 personas. 16 respondieron antes del curso y 13 respondieron las dos veces.'],
			table: {
				caption: 'De la invitación a un par de respuestas',
				columns: ['Personas', 'Número'],
				rows: [
					['Invitadas', '18'],
					['Respondieron las dos veces', '13']
				]
			}
		},
		{
			heading: 'Cuánto cambió',
			paragraphs: ['Cada línea fina es una persona. La gruesa es la media.'],
			figure: {
				svg: slopes('antes', 'después'),
				alt: 'Trece líneas de antes a después. Diez suben y tres bajan.',
				caption: 'Bienestar antes y después, una línea por persona'
			}
		}
	],
	footer: 'Willow Lane · hecho el 3 de marzo de 2027 con Kith',
	pageWords: 'Página {page} de {pages}'
};

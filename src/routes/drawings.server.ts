import { render } from 'svelte/server';
import Drawn from '#rooms/programmes/taking-part/exercise/Drawn.svelte';
import { drawings, type DrawingName } from '#rooms/programmes/taking-part/exercise/exercise.ts';

/** The drawings of the house that stand in booklets, as pictures for paper, by name. */
export function drawingsForPaper(): Record<DrawingName, string> {
	return Object.fromEntries(drawings.map((name) => [name, svgOf(name)])) as Record<DrawingName, string>;
}

function svgOf(name: DrawingName): string {
	const { body } = render(Drawn, { props: { name } });
	const svg = body.slice(body.indexOf('<svg'), body.lastIndexOf('</svg>') + 6).replace(/<!--.*?-->/g, '');
	return svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}

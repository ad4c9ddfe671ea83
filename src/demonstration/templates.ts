import { uuidv7 } from '../platform/db/ids.ts';
import { checkTemplate, saveAsTemplate } from '#rooms/programmes/courses/own-template/commands.server.ts';
import type { Work } from './speakers.ts';

/** The running course is saved as a template of the charity's own, and somebody has read it in Spanish. */
export async function saveTemplate(coordinator: Work, running: string): Promise<void> {
	const name = { en: 'Seven mornings, the Willow Lane way', es: 'Siete mañanas al estilo de Willow Lane' };
	const saved = await coordinator((tx) => saveAsTemplate(tx, running, { id: uuidv7(), name, forWhom: 'mothers' }));
	if (!saved.ok) throw new Error(`the template of the demonstration was refused: ${saved.reason}`);
	const checked = await coordinator((tx) => checkTemplate(tx, saved.value, 'es'));
	if (!checked.ok) throw new Error('the template of the demonstration lacks words in Spanish');
}

// Every catalogue of words lies in the settings of the compiler, whatever room it lies in. Runs on Node 20.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const settingsFile = 'project.inlang/settings.json';

/**
 * The catalogues of a folder `messages`, by the file in which the English stands.
 * @param {string} folder
 * @returns {string[]}
 */
function cataloguesIn(folder) {
	const names = readdirSync(`src/${folder}/messages`).filter((name) => name.endsWith('.en.json'));
	return names.sort().map((name) => `./src/${folder}/messages/${name.replace('.en.json', '.{locale}.json')}`);
}

/**
 * Every catalogue that there is: of the platform, of each room, of the demonstration.
 * @returns {string[]}
 */
export function catalogues() {
	const rooms = readdirSync('src/rooms', { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const folders = ['platform/i18n', ...rooms.map(({ name }) => `rooms/${name}`).sort(), 'demonstration'];
	return folders.flatMap(cataloguesIn);
}

/** Writes into the settings where the words of each room lie, so that a new room need not. */
export function writeCatalogues() {
	const text = readFileSync(settingsFile, 'utf8');
	const list = JSON.stringify(catalogues(), null, '\t').replaceAll('\n', '\n\t\t');
	const wanted = text.replace(/("pathPattern": )\[[^\]]*\]/, (_, name) => name + list);
	if (wanted !== text) writeFileSync(settingsFile, wanted);
}

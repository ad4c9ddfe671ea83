import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf, draws } from './coverage.ts';

const OUR_VOICES = [
	'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
	'atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
	'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
	'fraunces/500Medium/Fraunces_500Medium.ttf',
	'fraunces/600SemiBold/Fraunces_600SemiBold.ttf'
];

/** Latin, Greek, Cyrillic, Devanagari, and signs: in every document. Other families are large, and come when somebody writes so. */
const ALWAYS = ['noto-sans', 'noto-emoji'];

/** Asked before the others: the Korean family has Chinese characters too, in Korean forms and not all of them. */
const FIRST = 'noto-sans-sc';

/** What stands in a text and is not drawn: spaces, controls, joiners, marks of direction. */
const undrawn = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;

/** Every font file that a document with this text needs: our two voices, and the Noto family of each script that is written in it. */
export function documentFonts(root: string, text: string): string[] {
	const ours = OUR_VOICES.map((file) => join(folderOf(root), file));
	const missing = ours.filter((file) => !existsSync(file));
	if (missing.length > 0) throw new Error(`Fonts for documents are not installed: ${missing.join(', ')}`);
	const families = new Set([...ALWAYS, ...lettersOf(root, text).flatMap(({ family }) => family ?? [])]);
	return [...ours, ...[...families].sort().flatMap((family) => filesOf(root, family))];
}

/** The characters of a text that no font of ours draws: on paper they would be empty boxes. */
export function unprintedIn(root: string, text: string): string[] {
	return lettersOf(root, text).flatMap(({ letter, family }) => (family ? [] : [letter]));
}

/** Each character that the fonts of every document lack, with the family that has it, if one does. */
function lettersOf(root: string, text: string): { letter: string; family: string | undefined }[] {
	const has = (family: string, letter: string) => draws(coverageIn(root, family), letter.codePointAt(0) ?? 0);
	const odd = [...new Set(text)].filter(
		(letter) => letter > '~' && !undrawn.test(letter) && !ALWAYS.some((family) => has(family, letter))
	);
	if (!odd.length) return [];
	const others = familiesIn(root).filter((family) => !ALWAYS.includes(family));
	return odd.map((letter) => ({ letter, family: others.find((family) => has(family, letter)) }));
}

const folderOf = (root: string) => join(root, 'node_modules/@expo-google-fonts');

function familiesIn(root: string): string[] {
	const installed = globSync('noto-*', { cwd: folderOf(root) }).sort();
	return [...installed.filter((family) => family === FIRST), ...installed.filter((family) => family !== FIRST)];
}

function filesOf(root: string, family: string): string[] {
	return globSync(join(folderOf(root), family, '{400Regular,700Bold}/*.ttf')).sort();
}

function coverageIn(root: string, family: string) {
	const [regular] = globSync(join(folderOf(root), family, '400Regular/*.ttf'));
	return regular ? coverageOf(regular) : [];
}

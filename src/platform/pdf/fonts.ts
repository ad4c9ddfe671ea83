import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

const OUR_VOICES = [
	'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
	'atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
	'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
	'fraunces/500Medium/Fraunces_500Medium.ttf',
	'fraunces/600SemiBold/Fraunces_600SemiBold.ttf'
];

/** Every font file a document may need: our two voices, and each Noto family that is installed for other scripts. */
export function documentFonts(root: string): string[] {
	const folder = join(root, 'node_modules/@expo-google-fonts');
	const ours = OUR_VOICES.map((file) => join(folder, file));
	const missing = ours.filter((file) => !existsSync(file));
	if (missing.length > 0) throw new Error(`Fonts for documents are not installed: ${missing.join(', ')}`);
	const otherScripts = globSync(join(folder, 'noto-*/{400Regular,700Bold}/*.ttf')).sort();
	return [...ours, ...otherScripts];
}

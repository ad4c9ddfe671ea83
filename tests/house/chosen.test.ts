// "This page was open for a long time" is said of a form's own id alone: whoever obeys it loses what she typed.
import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** Fields that would say that a page is old where a choice is missing, as file and line. */
function saidToBeOld(sources: Source[]): string[] {
	const own = /^\s*(?:id|tap): formId,?$|[{,] (?:id|tap): formId[,}\s]|\bread\('id', formId\)/;
	const elsewhere = /^import |\/\*\*|export const formId|locks\.ts/;
	return sources.flatMap(({ path, text }) =>
		text.split('\n').flatMap((line, index) => {
			const rest = line.replace(own, '');
			const asks = /\bformId\b(?=[,)\]} ]|$)/.test(rest) && /v\.|: formId\b/.test(rest) && !elsewhere.test(line);
			const says = /forms_stale\(/.test(line) && path !== 'src/platform/forms/fields.ts' && !/ersion/.test(line);
			return asks || says ? [`${path}:${index + 1}`] : [];
		})
	);
}

test('a choice that is missing is never said to be an old page', () => {
	const forms = sourcesIn('src').filter(({ path }) => /form\.ts$/.test(path));
	expect(forms.length).toBeGreaterThan(15);
	expect(saidToBeOld(forms)).toEqual([]);
});

test('it is found where it would be', () => {
	const planted = (line: string) => saidToBeOld([{ path: 'src/rooms/x/form.ts', text: `import x;\n${line}` }]);
	for (const line of [
		'	person: formId,',
		'export const a = v.object({ id: formId, child: formId });',
		"	venueId: v.union([v.literal(''), formId], () => m.forms_choose()),",
		'	copyOf: v.optional(formId)',
		'	v.uuid(() => m.forms_stale())'
	])
		expect(planted(line)).toEqual(['src/rooms/x/form.ts:2']);
	for (const line of [
		'	id: formId,',
		'export const a = v.object({ id: formId, kind: oneOf(kinds) });',
		"	formId: read('id', formId),"
	])
		expect(planted(line)).toEqual([]);
});

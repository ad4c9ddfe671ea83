// Parents read times as they are said ("1pm"), the team by the clock of 24 hours: whatever shows a time to parents says so.
import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';

/** What parents and visitors read: their pages, letters, posters and the words that are said to them. */
const toParents =
	/^src\/(routes\/\((public|sign-in)\)|routes\/\(app\)\/\(mine\)|rooms\/programmes\/(taking-part|courses\/(public-page|poster)|joining\/(offer|receipt|registration|day-before|interest|referral)|meetings\/may-come)|rooms\/[a-z/-]+\/mail\.server\.ts|rooms\/programmes\/courses\/session\/words\.ts|rooms\/programmes\/desk\/phone-message\/words\.server\.ts|rooms\/people\/page-code\/)/;
/** A time that names neither its audience nor a comparison of two clocks. */
const unsaid = /\b(?:clock|dayAndTime)\((?:[^()]|\([^()]*\))*\)/g;

const timesUnsaid = (sources: readonly Source[]) =>
	sources
		.filter(({ path }) => toParents.test(path) && !/\.(test|examples)\.ts$/.test(path))
		.flatMap(({ path, text }) =>
			(text.match(unsaid) ?? []).filter((call) => !call.includes("'parents'")).map((call) => `${path}: ${call}`)
		);

test('a time that parents read is written for parents', () => {
	expect(timesUnsaid(sourcesIn('src'))).toEqual([]);
	const planted = [
		{ path: 'src/routes/(public)/x.svelte', text: "{clock(at(day), zone)} {clock(at, zone, 'parents')}" }
	];
	expect(timesUnsaid(planted as Source[])).toEqual(['src/routes/(public)/x.svelte: clock(at(day), zone)']);
});

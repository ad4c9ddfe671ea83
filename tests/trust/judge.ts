import { securityHeaders } from '#platform/web/headers.ts';
import type { SetScene } from '../house/set-scene.ts';
import { expected, matrix } from '../house/who-sees.ts';
import type { Answer, Served } from './served.ts';

/** What is missing from an answer's headers. Styles come in the page itself only where the source is served. */
export function headerFaults({ headers, body }: Answer, built: boolean): string[] {
	const faults = Object.entries(securityHeaders).flatMap(([name, value]) =>
		headers[name] === value ? [] : [`${name}: ${headers[name]}`]
	);
	const policy = headers['content-security-policy'] ?? '';
	for (const needed of [
		"default-src 'none'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'"
	])
		if (!policy.includes(needed)) faults.push(`content-security-policy lacks ${needed}`);
	const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
	if (/unsafe|http|\*/.test(scripts) || (built && policy.includes('unsafe')))
		faults.push(`content-security-policy: ${policy}`);
	if (/^text\//.test(headers['content-type'] ?? '') && !/charset=utf-8/i.test(headers['content-type'] ?? ''))
		faults.push('no charset');
	if (body && !headers['content-type']) faults.push('no content type');
	return faults;
}

/** What may never be kept: everything but files whose names change with what is in them. */
export const isKept = ({ headers }: Answer): boolean => headers['cache-control'] !== 'no-store';

const places: Record<string, string> = {
	name: 'people.person',
	phone: 'people.address',
	safe: 'people.safe_contact',
	child: 'people.child',
	allergy: 'people.child_care',
	note: 'creche.day_note',
	certificate: 'programmes.certificate',
	label: 'programmes.cohort',
	concern: 'safeguarding.concern',
	entry: 'safeguarding.entry'
};

/** Marked words in an answer that whoever asked may not see, by the access matrix. */
export function canaries(body: string, who: string, { scene, ids }: SetScene): string[] {
	const speaker = matrix.speakers[who]?.hats.length ? who : 'visitor'; // an ended session opens pages as a visitor does
	const marked = new Set([...body.matchAll(/CNRY-([a-z]+)-([a-z]+)/g)].map(([word]) => word));
	return [...marked].filter((word) => {
		const [, about = '', what = ''] = word.split('-');
		const table = places[what] ?? '';
		const subject = what === 'label' ? ids.course[about as 'birch'] : ids.person[about];
		const rows = scene.rows.filter(
			(row) => row.table === table && (what === 'label' ? row.circle : row.of) === subject
		);
		const mine = new Set(expected(scene.rows, table, 'see', speaker, ids));
		return !rows.some((row) => mine.has(row.key));
	});
}

/** Links a person may follow, and nothing loads by itself: the exit, the help lines and where each says its hours, sharing by hand. */
const followed =
	/^https:\/\/(www\.bbc\.co\.uk|wa\.me|www\.nhs\.uk|111\.nhs\.uk|www\.samaritans\.org|www\.pandasfoundation\.org\.uk|pandasfoundation\.org\.uk|www\.gov\.uk|giveusashout\.org|www\.nationaldahelpline\.org\.uk|www\.sands\.org\.uk)(\/|$)/;

/** Addresses of others in a page: everything but plain links that are on the list. */
export function thirdParties(body: string, { url }: Served): string[] {
	const tags = body.match(/<[a-z][^>]*>/gi) ?? [];
	const named = tags.flatMap((tag) =>
		[
			...tag.matchAll(/(?:src|href|action|formaction|srcset|poster|data|content)\s*=\s*"((?:https?:)?\/\/[^"]*)"/gi)
		].map(([, address = '']) => ({ tag, address }))
	);
	const styled = [...body.matchAll(/url\(\s*['"]?((?:https?:)?\/\/[^'")]*)/gi)].map(([tag, address = '']) => ({
		tag,
		address
	}));
	return [...named, ...styled]
		.filter(({ address }) => new URL(address, url).host !== url.host)
		.filter(({ tag, address }) => !(/^<a\s/i.test(tag) && followed.test(address)))
		.map(({ address }) => address);
}

// Stems, so that every form of a word is met, in English and Spanish.
const telling =
	/bab(y|ies)|beb[eé]|birth|natal|matern|mental|peer|support|apoyo|cr[eè]che|guarder|depress|depresi|safeguard|illness|pregnan|embaraz/i;

/** A title that tells a passer-by what this is about; on a page of the team it may, but it names nobody. */
export function tellingTitle(body: string, isTheTeams = false): string[] {
	const title = /<title>([^<]*)<\/title>/.exec(body)?.[1];
	if (title === undefined) return ['no title'];
	return (telling.test(title) && !isTheTeams) || /CNRY/.test(title.replace(isTheTeams ? 'CNRY-birch-label' : /$^/, ''))
		? [title]
		: [];
}

/** Whether an address tells a passer-by what this is about. */
export const isTellingAddress = (path: string): boolean => telling.test(path);

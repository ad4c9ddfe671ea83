import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beginRequest, type RequestTx } from '#platform/db/request-tx.ts';
import { connect } from '#platform/db/connection.ts';
import { inTransaction, NobodyThere, type Tx } from '#platform/db/tx.ts';
import { allow, areaOf } from '#platform/identity/limits.ts';
import {
	NobodySetUp,
	organisationOf,
	type Organisation,
	type OrganisationRow
} from '#platform/identity/organisation.ts';
import { hashOf } from '#platform/identity/session.ts';
import { onwardFrom, readAddress, publicAddress } from '#platform/i18n/address.ts';
import { inLanguage, isLanguage, preferred, speechOn, type Language } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import { hangBells } from '#platform/web/bells.server.ts';
import { sessionCookie } from '#platform/web/cookies.ts';
import { withSecurityHeaders } from '#platform/web/headers.ts';
import { knownHosts } from '#platform/web/hosts.ts';
import { leaving, waysOut } from '#platform/web/leave.server.ts';
import { log, sayable } from '#platform/web/log.ts';
import { isMisaddressed, Misaddressed } from '#platform/web/misaddressed.ts';
import { moved } from '#platform/web/moved.ts';
import { comesFromMachine, comesFromUs } from '#platform/web/origin.ts';
import { pageFor } from '#platform/web/page.server.ts';
import { receiving } from '#platform/web/received.server.ts';
import { Turns } from '#platform/web/turns.ts';
import { databaseIsAway } from '#platform/db/away.ts';
import { keepTyped, notHere, notOurs, statusOf } from '#platform/web/typed.server.ts';
import { largestFile } from '#rooms/evaluation/dataset/form.ts';
import { largestWording } from '#rooms/evaluation/measure/form.ts';
import { largestList } from '#rooms/programmes/desk/import/form.ts';
import { largestPicture } from '#rooms/programmes/courses/venue-picture/form.ts';
import { largestHandedIn } from '#rooms/programmes/meetings/pocket/form.ts';
import { largestPhoto } from '#rooms/programmes/taking-part/claim/form.ts';
import { largestLogo } from '#platform/identity/logo/form.ts';
import { largestWordFile } from '#platform/word-files/word-bounds.ts';
import { m } from '#messages';

const settled = runtime();
const connection = connect(settled.appUrl);
const counting = connect(settled.appUrl, 2); // apart, so that counting never waits for work that waits for counting
const bells = hangBells(settled.appUrl);
const ways = waysOut();
process.on('kith:closing', () => bells.close());
const hosts = knownHosts(settled.origin, async () => {
	const { rows } = await sql<{ host: string }>`select platform.hosts() as host`.execute(counting.db);
	return rows.map(({ host }) => host);
});
const received = receiving({
	'/(app)/(staff)/evaluation/data/import': largestFile,
	'/(app)/(staff)/evaluation/measures/import': largestWording,
	'/(app)/(mine)/me/claims': largestPhoto,
	'/(app)/(staff)/manage/import': largestList,
	'/(app)/(staff)/manage/settings': largestLogo,
	'/(app)/(staff)/manage/areas/partners/[partner]': largestLogo,
	'/(app)/(staff)/manage/on/[cohort]/funder': largestLogo,
	'/(app)/(staff)/manage/venues/[venue]/pictures': largestPicture,
	'/(app)/(staff)/sessions/[session]/pocket': largestHandedIn,
	'/(app)/(staff)/together/[project]/documents/new': largestWordFile
});
/** A page takes some ten milliseconds, most of it processor time: more at once would only make all of them wait. */
const inTurn = new Turns({ atOnce: 32, atOnceOfOne: 4, present: 1500, presentOfOne: 150 });
process.on('kith:stop', () => void Promise.all([connection.close(), counting.close()]));

/** Every answer, whatever made it, carries the security headers; an unsafe request must come from our own pages. */
const guarded: Handle = async ({ event, resolve }) => {
	const isKnown = event.route.id === '/health' || (await hosts.has(event.url));
	const isFromUs =
		isKnown && (comesFromUs(event.request, event.url) || comesFromMachine(event.request, event.route.id));
	event.locals.misaddressed = !isFromUs && isMisaddressed(event.request);
	const isTaken = isFromUs || event.locals.misaddressed;
	const response = isTaken ? await resolve(event) : isKnown ? notOurs(event) : notHere(event);
	if (response.status >= 500 && !event.locals.reference)
		log.warn({ route: event.route.id, status: response.status }, 'turned away');
	return withSecurityHeaders(response);
};

/** A form that came by a way that is set wrong is received, so that it can be given back, and nothing else is done with it. */
const rightWay: Handle = ({ event, resolve }) => {
	if (event.locals.misaddressed) throw new Misaddressed();
	return resolve(event);
};

/** Lets requests take turns, network by network; work that only waits gives its turn away meanwhile. */
const taken: Handle = async ({ event, resolve }) => {
	const turn = await inTurn.take(areaOf(event.getClientAddress()));
	event.locals.aside = turn.aside;
	try {
		return await resolve(event);
	} finally {
		turn.leave();
	}
};

const nowhere = '00000000-0000-0000-0000-000000000000';

/** Settles whose page it is, who asks and in which language, and how work reaches the database. */
const introduced: Handle = async ({ event, resolve }) => {
	if (event.route.id === '/health') {
		// asked before there is any organisation too: as a visitor of none, who sees nothing
		event.locals.tx = (work) => inTransaction(connection.db, { orgId: nowhere, kind: 'visitor' }, work);
		return resolve(event);
	}
	if (event.isDataRequest) throw new NotFound(); // what a page was made from holds more than the page shows
	if (/%00/.test(event.url.pathname + event.url.search)) throw new NotFound(); // no text that PostgreSQL takes
	const address = readAddress(event.url.pathname);
	const token = event.cookies.get(sessionCookie(event.url));
	const session = token ? hashOf(token) : null;
	const place = { slug: address.organisation, host: event.url.host };
	const opened = await beginRequest<OrganisationRow>(connection.db, session, place, event.request.method === 'GET');
	try {
		if (!opened.found && !address.organisation) throw new NobodySetUp(); // without a name the first one is meant
		const organisation = organisationOf(opened.found);
		const actor = opened.actor?.orgId === organisation.id ? opened.actor : null;
		const { languages, defaultLanguage } = organisation;
		const asked = languageOf(event, address.language, actor?.language ?? null, languages, defaultLanguage);
		const { language, rest } = speechOn(event.route.id, asked, defaultLanguage);
		ways.remember(organisation);
		event.locals.language = language;
		event.locals.now = opened.now;
		event.locals.clientAddress = event.getClientAddress();
		event.locals.publicPath = (path, wanted) =>
			publicAddress(path, organisation.isFirst ? undefined : organisation.slug, wanted ?? address.language);
		reach(event.locals, opened, organisation, actor && session);
		const page = pageFor(language, organisation.accent);
		const options = { transformPageChunk: page.take, preload: isNeededFirst };
		const response = await inLanguage(language, () => resolve(event, options), rest);
		const way = response.headers.get('location');
		if (way) response.headers.set('location', onwardFrom(address, way));
		return page.answer(response);
	} finally {
		await opened.leave();
	}
};

/** How the work of a request reaches the database: as who is signed in here, at the door, by a link, or to count. */
function reach(
	locals: App.Locals,
	{ actor, work: atWork }: RequestTx<OrganisationRow>,
	organisation: Organisation,
	session: Uint8Array | null
): void {
	const orgId = organisation.id;
	locals.organisation = organisation;
	locals.actor = session ? actor : null;
	// a page goes by the moment at which its rows were read, also after a form's work: else "safe from now" is still to come
	const speak: typeof atWork = (speaker, work) =>
		atWork(speaker, (tx) => {
			if (tx.now > locals.now) locals.now = tx.now; // works that go on side by side never set it back
			return work(tx);
		});
	locals.tx = (work) => speak(session ? { session } : { orgId, kind: 'visitor' }, work);
	locals.door = (work) => speak({ orgId, kind: 'door' }, work);
	locals.pocket = (token, work) => atWork({ pocket: token }, work);
	locals.link = (work) => speak({ orgId, kind: 'link' }, work);
	locals.atDoor = async (work) => {
		if (!session) throw new NobodyThere();
		return speak({ session, atDoor: true }, work);
	};
	locals.version = (id) => bells.version(orgId, id);
	locals.bell = (id, may, { screen, beat } = {}) =>
		bells.listen({
			...{ orgId, id, beat, person: screen ?? actor?.id ?? '' },
			look: () => looking(screen ? locals.door : locals.tx, may)
		});
	locals.allow = (what, key, most, windowSeconds) =>
		inTransaction(counting.db, { orgId, kind: 'door' }, (door) => allow(door, what, key, most, windowSeconds));
}

class Looked extends Error {}

/** Asks something without leaving a trace: a page that only stays open does not count as somebody who is there. */
async function looking(transact: App.Locals['tx'], may: (tx: Tx) => Promise<void>): Promise<void> {
	const asked = transact(async (tx) => {
		await may(tx);
		throw new Looked();
	});
	await asked.catch((error: unknown) => {
		if (!(error instanceof Looked)) throw error;
	});
}

/** Pages of people need somebody signed in; pages of staff need two factors too. */
const admitted: Handle = async ({ event, resolve }) => {
	const route = event.route.id ?? '';
	if (route.startsWith('/(dev)') && process.env.KITH_GALLERY !== '1') return new Response('Not found', { status: 404 });
	if (!route.startsWith('/(app)')) return resolve(event);
	const { actor } = event.locals;
	const staff = route.startsWith('/(app)/(staff)');
	const tappedBy = event.request.headers.get('x-tapped-by'); // a tap that waited on the phone is done by nobody who signed in since
	if (tappedBy !== null && tappedBy !== actor?.id) return new Response(null, { status: 401 });
	if (actor && (!staff || actor.strong)) return resolve(event);
	if (event.request.method !== 'GET' && event.request.method !== 'HEAD') return new Response(null, { status: 401 }); // keepTyped keeps what was typed
	const way = event.locals.publicPath(staff ? '/staff/sign-in' : '/sign-in');
	return new Response(null, {
		status: 303,
		headers: { location: `${way}?next=${encodeURIComponent(event.url.pathname + event.url.search)}` }
	});
};

function languageOf(
	event: Parameters<Handle>[0]['event'],
	named: Language | undefined,
	hers: string | null,
	spoken: Language[],
	fallback: Language
): Language {
	const chosen = event.cookies.get('language');
	const wishes = [named, hers, chosen, preferred(event.request.headers.get('accept-language'))];
	return wishes.find((wish): wish is Language => isLanguage(wish) && spoken.includes(wish)) ?? fallback;
}

/** Styles and the two faces' latin letters come with the page; other scripts when they are met. */
const isNeededFirst = ({ type, path }: { type: string; path: string }) =>
	type === 'css' || (type === 'font' && path.includes('latin-wght'));

export const handle = sequence(
	guarded,
	moved,
	keepTyped,
	received.forms,
	rightWay,
	taken,
	leaving(connection.db, ways),
	introduced,
	admitted,
	received.files
);

/** Maps the four kinds of error once; a bug gets a reference, never its values. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'app') return error;
	if (kind !== 'unknown') return { message: m.app_not_found(), status: error.status };
	if (error instanceof NotFound) return { message: m.app_not_found(), status: 404 };
	if (error instanceof Forbidden && !event.route.id?.includes('[')) return { message: m.app_forbidden(), status: 403 };
	if (error instanceof Forbidden) return { message: m.app_not_found(), status: 404 }; // what it names may be there or not
	if (error instanceof NobodyThere) return { message: m.app_signed_out(), status: 401 };
	if (statusOf(error) === 413) return { message: m.app_too_much(), status: 413 };
	if (statusOf(error) === 408) return { message: m.app_too_slow(), status: 408 };
	if (namesNothing(error)) return { message: m.app_not_found(), status: 404 };
	if (statusOf(error) === 400) return { message: m.app_came_broken(), status: 400 };
	const reference = randomUUID().slice(0, 8);
	event.locals.reference = reference;
	log.error({ reference, route: event.route.id, ...sayable(error) }, 'failed');
	return databaseIsAway(error)
		? { message: m.app_database_away(), reference, status: 503 }
		: { message: m.app_broken(), reference };
};

/** An address with something in it that is no id at all. */
function namesNothing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '22P02' && error.message.includes('type uuid');
}

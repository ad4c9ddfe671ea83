// A form of any page, sent as anybody with the ids of others, and what it changed.
import { randomUUID } from 'node:crypto';
import { rooms } from '#rooms';
import { declared, theirs, type Whose } from './actions.ts';
import { addressOf, partsFor, type Visitor } from './routes.ts';
import { test as withApp, type Answer, type Served } from './served.ts';

/** Whose ids are sent: the parent's own, somebody else's of the same charity, or of another charity. */
const others = {
	own: { parent: 'parent', course: 'birch' },
	another: { parent: 'stranger', course: 'cedar' },
	elsewhere: { parent: 'foreigner', course: 'elm' }
} as const satisfies Record<Whose | 'own', { parent: string; course: string }>;

/** The schemas of all rooms, as a list in SQL. */
const schemas = rooms.map(({ name }) => `'${name}'`).join();

/** Writes down every row that is added, changed or removed, whoever does it; counting tries and noting who looked is no change. */
const watch = `
	create table public.touched (what text not null);
	create function public.touch() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
	begin
		insert into public.touched values (tg_op || ' ' || tg_table_schema || '.' || tg_table_name);
		return null;
	end $$;
	do $$ declare named text; begin
		for named in select format('%I.%I', schemaname, tablename) from pg_tables
			where schemaname in (${schemas})
				and schemaname || '.' || tablename not in ('platform.tally', 'platform.access')
		loop execute format('create trigger touched after insert or update or delete on %s for each row execute function public.touch()', named);
		end loop;
	end $$;`;

/** A test whose `watched` is the app, every row that it writes written down. */
export const test = withApp.extend('watched', { scope: 'file' }, async ({ served }) => {
	await served.set.scene.owner.query(watch);
	return served;
});

/** What was written since this was asked last. */
export async function touched({ set }: Served): Promise<string[]> {
	const { rows } = await set.scene.owner.query<{ what: string }>('delete from public.touched returning what');
	return [...new Set(rows.map((row) => row.what))].sort();
}

/** How a form was answered, and what was written. */
export interface Sent {
	status: number;
	changed: string[];
	body: string;
	to: string | undefined;
}

/** What is sent instead of what the line says: an id, other words. */
type Instead = Record<string, string>;

/** What stands in an address, and the ids that fields name. */
interface LookedFor {
	parts: Record<string, string>;
	known: Record<string, string>;
}

/** Both as a scene that was set has them: looked for once. */
const looked = new WeakMap<Served['set'], Map<Whose | 'own', LookedFor>>();

function idsOf(set: Served['set'], whose: Whose | 'own'): LookedFor {
	const before = looked.get(set)?.get(whose);
	if (before) return before;
	const parts = { ...partsFor(set, others[whose]), offer: 'nobody', receipt: 'nobody', link: 'nobody' };
	const found: LookedFor = { parts, known: { ...parts, ...theirs(set, others[whose]) } };
	looked.set(set, (looked.get(set) ?? new Map<Whose | 'own', LookedFor>()).set(whose, found));
	return found;
}

/** A picture as small as there is one, as a phone sends it with the other fields. */
const photo = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

/** A form as a browser sends it: where a field is "$photo", in parts and with the picture. */
async function sentAs(fields: [string, string][]): Promise<{ body: string | Buffer; type: string }> {
	if (!fields.some(([, text]) => text === '$photo')) {
		const body = new URLSearchParams(fields).toString() || 'none=';
		return { body, type: 'application/x-www-form-urlencoded' };
	}
	const form = new FormData();
	for (const [name, text] of fields)
		if (text === '$photo') form.append(name, new File([photo], 'photo.png', { type: 'image/png' }));
		else form.append(name, text);
	const sent = new Response(form);
	return { body: Buffer.from(await sent.arrayBuffer()), type: sent.headers.get('content-type') ?? '' };
}

/** Sends a form of the page of others, with what the line says or something instead; answers what came of it. */
export async function send(...sent: Parameters<typeof post>): Promise<Sent> {
	const { status, body, headers } = await post(...sent);
	return { status, changed: await touched(sent[0]), body, to: headers.location };
}

/** The same, without looking what was written: several at once write together. */
export async function post(
	served: Served,
	action: string,
	who: Visitor,
	whose: Whose | 'own',
	instead: Instead = {}
): Promise<Answer> {
	const [route = '', query] = action.split('?');
	const { parts, known } = idsOf(served.set, whose);
	const said = ([name, text]: [string, string]): [string, string] => {
		if (text === '$new') return [name, randomUUID()];
		if (text === '$photo') return [name, text];
		return [name, text.replace(/(^|:)\$(\w+)$/, (_, kind: string, named: string) => kind + (known[named] ?? ''))];
	};
	const fields = Object.entries({ ...declared[action]?.fields, ...instead }).map(said);
	const inAddress = fields.filter(([name]) => name.startsWith('?')).map(([name, text]) => `&${name.slice(1)}=${text}`);
	const inForm = fields.filter(([name]) => !name.startsWith('?'));
	const { body, type } = await sentAs(inForm);
	return served.ask(addressOf(route, parts) + (query ? `?${query}${inAddress.join('')}` : ''), {
		...(who === 'visitor' ? {} : { as: who }),
		method: 'POST',
		body,
		headers: { origin: served.url.origin, 'content-type': type }
	});
}

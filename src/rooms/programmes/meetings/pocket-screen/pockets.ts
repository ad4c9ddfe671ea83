import { nowOf, type HeldPocket } from '#ui/queue/store.ts';
import { button, el, field, filled } from './dom.ts';
import type { PocketGiven } from './form.ts';

/** What can be done with what this phone holds. */
interface Acts {
	/** So many taps waited here, and the browser has deleted them. */
	gone: number;
	waiting(pocket: string): number;
	/** Gives how many tries are left; nothing when it is open now. */
	open(pocket: string, code: string): Promise<number | undefined>;
	save(pocket: HeldPocket): void;
}

/** The meetings that this phone holds, locked; of one that can't be read any more, the number of what waits. */
export function drawPockets(root: HTMLElement, given: PocketGiven, pockets: readonly HeldPocket[], acts: Acts): void {
	const { words } = given;
	const emptied =
		acts.gone > 0 && el('p', { class: 'notice bad', role: 'alert' }, filled(words.emptied, { count: acts.gone }));
	const cards = pockets.map((pocket) => card(given, pocket, acts));
	const nothing = !pockets.length && [el('h2', {}, words.none), el('p', {}, words.noneText)];
	const title = el('h1', {}, words.title);
	const way = (href: string, to: string) => el('a', { class: 'btn soft', href }, to);
	root.replaceChildren(
		...[
			title,
			emptied,
			emptied && way('/sessions/typed', words.toTyped),
			...(nothing || cards),
			way('/today', words.toToday),
			onIphone(words.iphone),
			el('p', { class: 'sub' }, words.saysOpenly)
		].filter((part) => part !== false)
	);
}

const onIphone = (words: string) =>
	/iPhone|iPad/.test(navigator.userAgent) &&
	!matchMedia('(display-mode: standalone)').matches &&
	el('p', { class: 'notice' }, words);

function card(given: PocketGiven, pocket: HeldPocket, acts: Acts): HTMLElement {
	const { words } = given;
	const waits = acts.waiting(pocket.id);
	const told = [
		waits > 0 && filled(words.sealed, { count: waits }),
		!waits && pocket.arrived > 0 && filled(words.allHome, { count: pocket.arrived }),
		pocket.parked.length > 0 && filled(words.parked, { count: pocket.parked.length }),
		pocket.isUnknown && waits > 0 && words.unknown
	].filter((each) => each !== false);
	const file = waits > 0 && [
		button(words.saveFile, () => acts.save(pocket), { class: 'btn quiet small' }),
		el('p', { class: 'sub' }, words.saveFileHint)
	];
	return el(
		'section',
		{ class: 'card' },
		el('h2', {}, whenOf(given, pocket)),
		...(pocket.key && nowOf(pocket) < Date.parse(pocket.readableUntil)
			? [lockOf(given, pocket, acts)]
			: [el('p', {}, words.wiped)]),
		...told.map((each) => el('p', { class: 'sub' }, each)),
		...(file || [])
	);
}

/** The day and the hours of a meeting are all that stands here of it. */
function whenOf({ words, locale }: PocketGiven, { opens, readableUntil }: HeldPocket): string {
	const show = (moment: number, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, how).format(moment);
	const clock = { hour: '2-digit', minute: '2-digit' } as const;
	const [from, to] = [Date.parse(opens), Date.parse(readableUntil) - 2 * 3_600_000];
	const day = show(from, { weekday: 'long', day: 'numeric', month: 'long' });
	return filled(words.meetingAt, { day, from: show(from, clock), to: show(to, clock) });
}

function lockOf({ words }: PocketGiven, { id }: HeldPocket, acts: Acts): HTMLElement {
	const code = el('input', {
		name: 'code',
		id: `code-${id}`,
		type: 'password',
		inputmode: 'numeric',
		autocomplete: 'off',
		maxlength: 6,
		class: 'code'
	});
	const trouble = el('p', { class: 'error', role: 'alert' });
	const go = el('button', { class: 'btn' }, words.open);
	const tryIt = async (event: Event) => {
		event.preventDefault();
		if (!/^\d{6}$/.test(code.value)) return code.focus();
		go.disabled = true;
		const left = await acts.open(id, code.value);
		go.disabled = false;
		if (left === undefined) return;
		trouble.textContent = filled(words.wrongCode, { left });
		code.value = '';
		code.focus();
	};
	return el('form', { class: 'stack', submit: (event) => void tryIt(event) }, field(words.digits, code), trouble, go);
}

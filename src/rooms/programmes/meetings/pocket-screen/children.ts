import { askOver, button, el, field, keyedRows, filled } from './dom.ts';
import { clockIn, type Desk } from './desk.ts';
import type { ChildLine } from './lines.ts';
import { circle } from './people.ts';

/** The children of the day: allergies first, who is here, and who may collect whom. */
export function drawChildren(desk: Desk, list: HTMLElement, children: readonly ChildLine[]): void {
	const unsent = desk.holding.unsent();
	const rows = children.map((child) => {
		const waits = unsent.has(child.child);
		return { id: child.child, sign: JSON.stringify([child, waits]), make: () => row(desk, child, waits) };
	});
	keyedRows(list, rows);
}

function row(desk: Desk, child: ChildLine, waits: boolean): HTMLElement {
	const { words } = desk;
	const band = { 'under-two': words.underTwo, two: words.two, 'three-or-more': words.three }[child.band] ?? child.band;
	const all = child.allergies.map((each) => each || words.noAllergy).join(' / ');
	const told =
		child.care === 'unknown'
			? words.allergyUnknown
			: child.askAgain
				? filled(words.askAgain, { all: all || words.noAllergy })
				: all;
	const where = whereWords(desk, child);
	return el(
		'li',
		{ class: 'line' },
		el(
			'div',
			{ class: 'row-head' },
			el('h3', {}, child.called, waits && circle(words.unsentLine)),
			el('span', { class: 'sub' }, band)
		),
		told && el('p', { class: 'allergy' }, el('b', {}, `${words.allergies}: `), told),
		child.needs && el('p', { class: 'sub' }, child.needs),
		where && el('p', { class: 'sub' }, where),
		child.told && el('p', { class: 'sub' }, `${words.settling}: ${child.told}`),
		el('div', { class: 'picks' }, ...acts(desk, child))
	);
}

function whereWords(desk: Desk, { isHere, since, gone }: ChildLine): string {
	const { words } = desk;
	if (gone) return gone.at ? filled(words.isOut, { time: clockIn(desk, gone.at), who: gone.who }) : words.goneNow;
	return since ? filled(words.isIn, { time: clockIn(desk, since) }) : isHere ? words.hereNow : '';
}

function acts(desk: Desk, child: ChildLine): HTMLElement[] {
	const { words } = desk;
	const back = (field: string) =>
		button(words.takeBack, () => void desk.tap(child.child, field, null), { class: 'pick', 'data-act': 'back' });
	const comes = button(words.brings, () => askWhoBrings(desk, child), { class: 'pick', 'data-act': 'in' });
	const goes = button(words.collects, () => askWhoCollects(desk, child), { class: 'pick', 'data-act': 'out' });
	const asks = button(words.allergies, () => askAllergies(desk, child), { class: 'pick', 'data-act': 'care' });
	const tells = button(words.settling, () => askSettling(desk, child), { class: 'pick', 'data-act': 'settling' });
	if (child.gone) return [comes, back('out'), asks, tells];
	return child.isHere ? [goes, back('in'), asks, tells] : [comes, asks];
}

function askWhoBrings(desk: Desk, child: ChildLine): void {
	askWho(desk, child, desk.words.whoBrings, async (who) => {
		const isBack = child.gone && !(await desk.tap(child.child, 'out', null));
		return !isBack && desk.tap(child.child, 'in', { who });
	});
}

/** A name that may not collect stands before everything else, over the whole screen; nothing goes on without the lead's name. */
function askWhoCollects(desk: Desk, child: ChildLine): void {
	const collects = (lead?: string) =>
		askWho(desk, child, desk.words.whoCollects, (who) =>
			desk.tap(child.child, 'out', { who, ...(lead !== undefined && { lead }) })
		);
	if (child.barred?.length) askLead(desk, child, collects);
	else collects();
}

function askLead({ root, words }: Desk, { called, barred = [] }: ChildLine, goOn: (lead: string) => void): void {
	const name = called;
	askOver(
		root,
		(close) => {
			const lead = el('input', { name: 'lead', maxlength: 100, autocomplete: 'off' });
			const go = (said: string) => {
				close();
				goOn(said);
			};
			return [
				el('h2', {}, filled(words.barredTitle, { name })),
				el('ul', { class: 'names' }, ...barred.map((each) => el('li', {}, each.called))),
				el('p', {}, filled(words.barredHelp, { name })),
				button(filled(words.barredStay, { name }), close, { class: 'btn' }),
				typed(words.barredLead, lead, words.barredGo, go, 'btn danger')
			];
		},
		{ class: 'barred' }
	);
}

function askWho(desk: Desk, child: ChildLine, question: string, done: (who: string) => Promise<boolean>): void {
	const named = [child.broughtBy || child.parent, ...child.collectors.map(({ called }) => called)];
	const offers = named.flatMap((name) => (name ? [[name, name] as const] : []));
	const other = el('input', { name: 'who', maxlength: 100, autocomplete: 'off' });
	askOne(desk, filled(question, { name: child.called }), offers, desk.words.somebodyElse, other, done);
}

/** What a parent says of allergies now, with what stood on this phone when she was asked. */
function askAllergies(desk: Desk, child: ChildLine): void {
	const { words } = desk;
	const seen = child.allergies.join('\n');
	const still = seen && child.allergies.length < 2 ? [[words.stillRight, seen] as const] : [];
	const which = el('textarea', { name: 'allergies', maxlength: 1000, rows: 3 });
	const title = `${child.called}: ${words.allergies}`;
	askOne(desk, title, [...still, [words.noAllergy, '']], words.whichAllergy, which, (said) =>
		desk.tap(child.child, 'care', { seen, said })
	);
}

/** How it settled: whoever takes it home reads that on her own page. */
function askSettling(desk: Desk, child: ChildLine): void {
	const told = el('textarea', { name: 'settling', maxlength: 500, rows: 3 });
	askOne(desk, `${child.called}: ${desk.words.settling}`, [], desk.words.settlingHint, told, (said) =>
		desk.tap(child.child, 'settling', said)
	);
}

/** Asks for one answer: one of those offered, or what is typed. */
function askOne(
	{ root, words }: Desk,
	question: string,
	offers: readonly (readonly [label: string, value: string])[],
	label: string,
	input: HTMLInputElement | HTMLTextAreaElement,
	done: (said: string) => Promise<boolean>
): void {
	askOver(root, (close) => {
		const pick = async (said: string) => {
			if (await done(said)) close();
		};
		return [
			el('h2', {}, question),
			...offers.map(([offer, value]) => button(offer, () => void pick(value), { class: 'btn soft full' })),
			typed(label, input, words.keep, (said) => void pick(said)),
			button(words.notNow, close, { class: 'btn quiet' })
		];
	});
}

/** One answer that is typed; nothing goes on while it is empty. */
function typed(
	label: string,
	input: HTMLInputElement | HTMLTextAreaElement,
	go: string,
	done: (said: string) => void,
	look = 'btn'
): HTMLElement {
	const submit = (event: Event) => {
		event.preventDefault();
		if (input.value.trim()) done(input.value.trim());
		else input.focus();
	};
	return el('form', { class: 'stack', submit }, field(label, input), el('button', { class: look }, go));
}

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
	const told = child.care === 'unknown' ? words.allergyUnknown : child.askAgain ? filled(words.askAgain, { all }) : all;
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
	if (child.gone) return [comes, back('out')];
	return child.isHere ? [goes, back('in')] : [comes];
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
			const lead = el('input', { name: 'lead', maxlength: 100, autocomplete: 'off', required: true });
			const go = (event: Event) => {
				event.preventDefault();
				if (!lead.value.trim()) return lead.focus();
				close();
				goOn(lead.value.trim());
			};
			return [
				el('h2', {}, filled(words.barredTitle, { name })),
				el('ul', { class: 'names' }, ...barred.map((each) => el('li', {}, each.called))),
				el('p', {}, filled(words.barredHelp, { name })),
				button(filled(words.barredStay, { name }), close, { class: 'btn' }),
				el(
					'form',
					{ class: 'stack', submit: go },
					field(words.barredLead, lead),
					el('button', { class: 'btn danger' }, words.barredGo)
				)
			];
		},
		{ class: 'barred' }
	);
}

function askWho(desk: Desk, child: ChildLine, question: string, done: (who: string) => Promise<boolean>): void {
	const { words } = desk;
	askOver(desk.root, (close) => {
		const other = el('input', { name: 'who', maxlength: 100, autocomplete: 'off' });
		const pick = async (who: string) => {
			if (who && (await done(who))) close();
		};
		const typed = (event: Event) => {
			event.preventDefault();
			void pick(other.value.trim());
		};
		const parent = child.broughtBy || child.parent;
		const named = [...(parent ? [{ called: parent, note: null }] : []), ...child.collectors].filter(
			({ called }) => called
		);
		return [
			el('h2', {}, filled(question, { name: child.called })),
			...named.map(({ called, note }) =>
				button(note ? `${called} · ${note}` : called, () => void pick(called), { class: 'btn soft full' })
			),
			el(
				'form',
				{ class: 'stack', submit: typed },
				field(words.somebodyElse, other),
				el('button', { class: 'btn' }, words.keep)
			),
			button(words.notNow, close, { class: 'btn quiet' })
		];
	});
}

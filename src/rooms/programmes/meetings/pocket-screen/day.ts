import { fieldsOf } from '../mark/fold.ts';
import { nowOf } from '#ui/queue/store.ts';
import { button, el, filled } from './dom.ts';
import { clockIn, type Desk } from './desk.ts';

/** The day itself: start and finish, heads in the room, and the plan with what is left of the part that is on. */
export function drawDay(desk: Desk, place: HTMLElement): void {
	place.replaceChildren(times(desk), heads(desk), plan(desk));
}

const valueAt = ({ holding }: Desk, subject: string, field: string): unknown => {
	const line = holding.at(subject, field);
	return line?.value ?? line?.stands[0]?.value ?? null;
};
const nowIn = ({ holding }: Desk): string => new Date(nowOf(holding.pocket)).toISOString();

function times(desk: Desk): HTMLElement {
	const { words, holding } = desk;
	const { id } = holding.pack.session;
	const one = (field: 'began' | 'ended', act: string, done: string): HTMLElement => {
		const at = valueAt(desk, id, field);
		if (typeof at !== 'string') return button(act, () => void desk.tap(id, field, nowIn(desk)), { class: 'btn full' });
		const back = button(words.takeBack, () => void desk.tap(id, field, null), { class: 'btn quiet small' });
		return el('p', { class: 'spread' }, filled(done, { time: clockIn(desk, at) }), back);
	};
	const begun = typeof valueAt(desk, id, 'began') === 'string';
	const end = begun && one('ended', words.finish, words.endedAt);
	return el('section', { class: 'stack' }, one('began', words.begin, words.beganAt), end);
}

function heads(desk: Desk): HTMLElement {
	const { words, holding } = desk;
	const { id } = holding.pack.session;
	const said = fieldsOf(valueAt(desk, id, 'count'));
	const now = { adults: Number(said.adults ?? 0), children: Number(said.children ?? 0) };
	const stepper = (what: 'adults' | 'children', label: string): HTMLElement => {
		const step = (by: number) => void desk.tap(id, 'count', { ...now, [what]: Math.max(0, now[what] + by) });
		return el(
			'div',
			{ class: 'stepper', role: 'group', 'aria-label': label },
			el('span', {}, label),
			button('−', () => step(-1), {
				class: 'pick',
				'aria-label': filled(words.fewer, { what: label }),
				id: `less-${what}`
			}),
			el('output', {}, String(now[what])),
			button('+', () => step(1), {
				class: 'pick',
				'aria-label': filled(words.oneMore, { what: label }),
				id: `more-${what}`
			})
		);
	};
	return el(
		'section',
		{ class: 'stack' },
		el('h2', {}, words.heads),
		stepper('adults', words.adults),
		stepper('children', words.kids)
	);
}

function plan(desk: Desk): HTMLElement | string {
	const { words, holding } = desk;
	if (!holding.pack.plan.length) return '';
	const parts = holding.pack.plan.map((part) => {
		const { began, ended } = fieldsOf(valueAt(desk, part.id, 'part'));
		const isOn = typeof began === 'string' && typeof ended !== 'string';
		const left = isOn ? Math.round(part.minutes - (nowOf(holding.pocket) - Date.parse(began)) / 60_000) : 0;
		const timer =
			isOn &&
			el(
				'p',
				{ class: left < 0 ? 'timer over' : 'timer' },
				filled(left < 0 ? words.overBy : words.leftOver, { count: Math.abs(left) })
			);
		const act = isOn
			? button(words.partEnd, () => void desk.tap(part.id, 'part', { began, ended: nowIn(desk) }), { class: 'pick' })
			: !ended &&
				button(words.partBegin, () => void desk.tap(part.id, 'part', { began: nowIn(desk) }), { class: 'pick' });
		const when = `${clockIn(desk, part.startsAt)} · ${filled(words.minutes, { count: part.minutes })}`;
		const name = el(
			'div',
			{},
			el('h3', {}, part.title),
			el('p', { class: 'sub' }, when),
			part.notes && el('p', {}, part.notes)
		);
		return el(
			'li',
			{ class: isOn ? 'line on' : ended ? 'line done' : 'line' },
			el('div', { class: 'row-head' }, name, act),
			timer
		);
	});
	return el('section', { class: 'stack' }, el('h2', {}, words.plan), el('ol', { class: 'lines' }, ...parts));
}

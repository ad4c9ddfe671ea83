import * as v from 'valibot';
import { m } from '#messages';
import type { ClockSpan } from '../platform/calendar/clock-hours.ts';
import { messageSorts } from '../platform/mail/kind.ts';
import type { Recipient } from '../rooms/people/recipient/policy.ts';
import { rule } from '../rooms/people/ruling/policy.ts';
import { jsonFileAt, momentField, nameField, refuseTwins, wholeField, wrongPath } from './json-file.ts';
import { answer, type Out } from './out.ts';

/** 20, 20.5 or "20:30", as minutes. */
const clockTime = v.pipe(
	v.union([
		v.number(),
		v.pipe(
			v.string(),
			v.regex(/^([01]?\d|2[0-4]):[0-5]\d$/, () => m.sheets_want_hour())
		)
	]),
	v.transform((said) => {
		if (typeof said === 'number') return said * 60;
		const [hours = 0, minutes = 0] = said.split(':').map(Number);
		return hours * 60 + minutes;
	}),
	v.check(
		(minutes) => Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440,
		() => m.sheets_want_hour()
	)
);
const span = v.nullish(
	v.union([
		v.object({ from: clockTime, to: clockTime }),
		v.pipe(
			v.tuple([clockTime, clockTime]),
			v.transform(([from, to]): ClockSpan => ({ from, to }))
		)
	]),
	null
);
const weekday = wholeField(1, 7);
const no = v.nullish(v.boolean(), false);
const topics = v.nullish(
	v.union([v.array(nameField), v.record(v.string(), v.union([v.boolean(), v.record(v.string(), v.boolean())]))]),
	{}
);
const personInFile = v.object({
	id: nameField,
	closed: no,
	quiet: no,
	agreed: v.boolean(),
	topics,
	rules: v.object({
		email: no,
		text: no,
		call: no,
		push: no,
		hours: span,
		days: v.nullish(v.array(weekday), [1, 2, 3, 4, 5, 6, 7])
	}),
	changedAt: v.nullish(momentField, null),
	ways: v.array(nameField),
	sentNews: v.nullish(v.array(momentField), [])
});
const gateFile = v.object({
	zone: nameField,
	quiet: span,
	at: momentField,
	people: v.array(personInFile),
	messages: v.array(
		v.object({
			id: nameField,
			to: nameField,
			class: v.picklist(messageSorts),
			topic: v.nullish(v.string(), null),
			dated: no
		})
	)
});

/** Whether, how and from when each message of a file may go, or what holds it. Whoever is not in the file is gone. */
export async function ruleMessages({ file, json }: { file: string; json: boolean }, out: Out): Promise<number> {
	const { zone, quiet, at, people, messages } = jsonFileAt(file, gateFile);
	if (!isZone(zone)) throw wrongPath(file, 'zone', m.sheets_want_zone(), zone);
	refuseTwins(
		file,
		'people',
		people.map(({ id }) => id)
	);
	const known = new Map(people.map((person) => [person.id, recipientOf(person)]));
	const rulings = messages.map((message) => {
		const her = known.get(message.to);
		const ruling = her ? rule(her, message, at, { zone, quiet }) : { go: null, held: 'gone' as const };
		return { message: message.id, ...ruling };
	});
	const lines = rulings.map(({ message, go, held }) =>
		go ? `${message}  ${go.way}, from ${go.from.toISOString()}` : `${message}  held: ${held}`
	);
	answer(out, json, { rulings }, lines.join('\n'));
	return 0;
}

/** A list holds what she takes; by name, what is not said is taken. */
function recipientOf(person: v.InferOutput<typeof personInFile>): Recipient {
	const { topics: said, ...rest } = person;
	if (Array.isArray(said)) return { ...rest, takes: (topic) => said.includes(topic) };
	const takes = (topic: string, way: string) => {
		const word = Object.hasOwn(said, topic) ? said[topic] : undefined;
		return typeof word === 'object' ? word[way] !== false : word !== false;
	};
	return { ...rest, takes };
}

/** Whether the system knows a time zone of this name. */
export function isZone(zone: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}

import * as v from 'valibot';
import { wholeField } from './json-file.ts';

const nothing = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema, null);
const text = nothing(v.string());
const guids = v.optional(v.array(v.string()), []);
const position = wholeField(0);
const stamps = {
	...{ by: v.optional(v.string()), at: v.optional(v.string()) },
	...{ changedBy: v.optional(v.string()), changedAt: v.optional(v.string()) }
};
const about = { guid: v.string(), name: v.optional(v.string()), description: v.optional(v.string()) };
const coding = v.object({ ...stamps, guid: v.string(), code: v.string(), notes: guids });
const codings = v.optional(v.array(coding), []);
const value = v.object({
	variable: v.string(),
	kind: v.optional(
		v.picklist(['TextValue', 'BooleanValue', 'IntegerValue', 'FloatValue', 'DateValue', 'DateTimeValue'])
	),
	value: v.optional(v.string())
});
const selection = v.object({ ...stamps, ...about, start: position, end: position, codings, notes: guids });
const textEntries = {
	...stamps,
	...about,
	path: v.optional(v.string()),
	richTextPath: v.optional(v.string()),
	selections: v.optional(v.array(selection), []),
	codings,
	notes: guids,
	values: v.optional(v.array(value), [])
};
const direction = v.picklist(['Associative', 'OneWay', 'Bidirectional']);

/** What the way back needs of a project besides what other programs work with; all of it may be missing. */
const kept = v.object({
	...stamps,
	name: v.string(),
	basePath: v.optional(v.string()),
	description: v.optional(v.string()),
	users: v.array(v.object({ guid: v.string(), name: v.optional(v.string()), id: v.optional(v.string()) })),
	variables: v.array(
		v.object({
			...{ guid: v.string(), name: v.string(), description: v.optional(v.string()) },
			type: v.picklist(['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'])
		})
	),
	cases: v.array(v.object({ ...about, codes: guids, values: v.array(value), sources: guids, selections: guids })),
	texts: v.array(v.object(textEntries)),
	memos: v.array(v.object({ ...textEntries, content: text })),
	links: v.array(v.object({ guid: v.string(), color: v.optional(v.string()), notes: guids }))
});

/** The JSON of a project, as `qdpx in` writes it. Without `kept` it may come from any program. */
export const qdpxForm = v.object({
	codes: v.array(
		v.object({
			...{ guid: v.string(), path: v.pipe(v.array(v.string()), v.minLength(1)), codable: v.boolean() },
			...{ color: text, description: text }
		})
	),
	texts: v.array(v.object({ guid: v.string(), name: text, codePoints: nothing(position), sha256: text })),
	passages: v.array(
		v.object({ text: v.string(), coder: text, code: v.string(), start: position, end: position, quote: v.string() })
	),
	wholeText: v.optional(v.array(v.object({ text: v.string(), coder: text, code: v.string() })), []),
	notes: v.optional(
		v.array(
			v.object({
				...{ guid: v.string(), name: text, text },
				on: v.optional(v.array(v.object({ kind: v.string(), guid: text })), [])
			})
		),
		[]
	),
	sets: v.optional(
		v.array(
			v.object({ guid: v.string(), name: v.string(), description: text, codes: guids, texts: guids, notes: guids })
		),
		[]
	),
	links: v.optional(
		v.array(v.object({ guid: v.string(), name: text, direction: nothing(direction), origin: text, target: text })),
		[]
	),
	cases: v.optional(
		v.array(
			v.object({
				...{ guid: v.string(), name: text, texts: guids },
				values: v.optional(v.record(v.string(), text), {})
			})
		),
		[]
	),
	kept: v.optional(kept)
});

/** A project as JSON, read. */
export type QdpxJson = v.InferOutput<typeof qdpxForm>;

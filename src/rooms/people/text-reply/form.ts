import * as v from 'valibot';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** What a provider of texts may say: that one arrived or did not, or what somebody answered. */
export const fromProviderForm = v.variant('kind', [
	v.object({
		kind: v.literal('receipt'),
		id: v.pipe(v.string(), v.uuid()),
		state: v.picklist(['delivered', 'failed'])
	}),
	v.object({
		kind: v.literal('reply'),
		id,
		from: v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/)),
		body: v.pipe(v.string(), v.maxLength(2000))
	})
]);
export type FromProvider = v.InferOutput<typeof fromProviderForm>;
export type Reply = Extract<FromProvider, { kind: 'reply' }>;

/** What a coordinator has read. */
export const readReplyForm = v.object({ reply: v.string() });

/** As much of an answer as is kept. */
export const mostKept = 480;

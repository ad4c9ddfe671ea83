import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** What a phone asks for that takes a register along. The id makes the same wish, sent again, one. */
export const takeForm = v.object({ session: chosen, id: chosen });
export type TakeForm = v.InferOutput<typeof takeForm>;

/** The register of a meeting whose other taps a phone asks for. */
export const othersForm = v.object({ session: chosen });

/** A file of a phone, which comes beside the form. */
export const fileForm = v.object({});

/** A pocket that is ended from the desk. */
export const endForm = v.object({ pocket: chosen });

/** A phone sends so many taps at once. */
export const mostEnvelopes = 200;

const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

const sealedTap = v.object({ id: chosen, seq: number, box: v.pipe(v.string(), v.maxLength(12_000)) });

/** Taps that come home, each sealed; `made` is how many there are in all, as far as the phone says so. */
export const homeForm = v.object({
	token: v.pipe(v.string(), v.maxLength(100)),
	made: v.optional(v.union([v.literal(0), number])),
	envelopes: v.pipe(v.array(sealedTap), v.maxLength(mostEnvelopes))
});
export type HomeForm = v.InferOutput<typeof homeForm>;
export type SealedTap = HomeForm['envelopes'][number];

/** A file that a phone saved because it could not send weighs so much at most. */
export const largestHandedIn = 4 * 1024 * 1024;

const savedFile = v.object({
	format: v.literal(1),
	pocket: chosen,
	envelopes: v.pipe(v.array(sealedTap), v.minLength(1), v.maxLength(10 * mostEnvelopes))
});

/** What stands in a file that a phone saved; nothing where it is anything else. */
export function savedIn(text: string): v.InferOutput<typeof savedFile> | undefined {
	try {
		const read = v.safeParse(savedFile, JSON.parse(text));
		return read.success ? read.output : undefined;
	} catch {
		return undefined;
	}
}

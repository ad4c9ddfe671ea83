import { plainSigns } from '#platform/forms/signs.ts';

/** Paper on which the code hangs on the wall, or stands on a table. */
export const wallPapers = ['a4', 'a5'] as const;
export type WallPaper = (typeof wallPapers)[number];

/** A code as it is looked for, however somebody typed it from the wall: case, gaps and dashes make no other code. */
export function plainCode(typed: string): string {
	return plainSigns(typed.slice(0, 100))
		.toLowerCase()
		.replace(/[^0-9a-z]/g, '');
}

/** A code as it stands on the wall, in three parts that can be typed one after the other. */
export function codeWithDashes(code: string): string {
	return code.match(/.{1,4}/g)?.join('-') ?? '';
}

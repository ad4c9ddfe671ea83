import { createHash, randomBytes } from 'node:crypto';
import { plainSigns } from '#platform/forms/signs.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { lettersFrom } from '../note/policy.ts';

/** A code as it is kept, however somebody typed it: case, gaps and dashes make no other. */
export const plainBoardCode = (typed: string): string =>
	plainSigns(typed.slice(0, 60))
		.toUpperCase()
		.replace(/[^A-Z]/g, '');

/** A code for the wall, by which anybody in the room adds cards. */
export const newBoardCode = (): string => lettersFrom(randomBytes(8));

/** What is shown to the database of a board's code. */
export const hashOfBoardCode = (typed: string): Buffer => createHash('sha256').update(plainBoardCode(typed)).digest();

/** What a borrowed screen holds; nobody else learns it. */
export const newScreenToken = (): string => randomBytes(24).toString('base64url');

/** The code that stands on a screen: it follows from what the screen holds, and no way leads back without the key of the house. */
export const codeOfScreen = (token: string): string => lettersFrom(keyed('code of a screen', token));

/** What is kept of the code of a screen. */
export const hashOfScreenCode = (typed: string): Buffer => keyed('screen of a board', plainBoardCode(typed));

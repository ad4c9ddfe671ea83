import { foldedGuid } from './values.ts';
import type { Finding } from './wrong-qda.ts';

/** What a reference may lead to. */
export type Wanted =
	'Code' | 'Note' | 'Source' | 'Selection' | 'Variable' | 'User' | 'SyncPoint' | 'Vertex' | 'anything';

const wantedBy: Readonly<Record<string, Wanted>> = {
	creatingUser: 'User',
	modifyingUser: 'User',
	creatingUserGUID: 'User',
	modifyingUserGUID: 'User',
	originGUID: 'anything',
	targetGUID: 'anything',
	representedGUID: 'anything',
	fromSyncPoint: 'SyncPoint',
	toSyncPoint: 'SyncPoint',
	sourceVertex: 'Vertex',
	targetVertex: 'Vertex'
};

const wantedIn: Readonly<Record<string, Wanted>> = {
	CodeRef: 'Code',
	MemberCode: 'Code',
	NoteRef: 'Note',
	MemberNote: 'Note',
	SourceRef: 'Source',
	MemberSource: 'Source',
	SelectionRef: 'Selection',
	VariableRef: 'Variable'
};

/** What an attribute of an element leads to; undefined where it leads nowhere. */
export const wantedOf = (element: string, attribute: string): Wanted | undefined =>
	wantedIn[element] ?? wantedBy[attribute];

/** Which things there are, and whether what leads to them arrives. */
export interface Guids {
	/** Notes that a thing is there; false where another has the same GUID. */
	has(guid: string, element: string): boolean;
	/** Notes that something leads to it. */
	wants(guid: string, wanted: Wanted, line: number): void;
	/** What leads to nothing, or to a thing of another kind. */
	dangling(): Finding[];
}

const fits = (element: string | undefined, wanted: Wanted): boolean =>
	element !== undefined && (wanted === 'anything' || element.endsWith(wanted));

/** A list of GUIDs with nothing on it. */
export function noGuids(): Guids {
	const elements = new Map<string, string>();
	const waiting: { guid: string; wanted: Wanted; line: number }[] = [];
	return {
		has(guid, element) {
			const key = foldedGuid(guid);
			const other = elements.get(key);
			if (other === undefined) elements.set(key, element);
			return other === undefined || (other === 'PDFSelection' && element === 'PlainTextSelection'); // one thing, shown twice
		},
		wants(guid, wanted, line) {
			if (!fits(elements.get(foldedGuid(guid)), wanted)) waiting.push({ guid, wanted, line });
		},
		dangling: () =>
			waiting
				.filter(({ guid, wanted }) => !fits(elements.get(foldedGuid(guid)), wanted))
				.map(({ guid, line }) => ({ fault: 'dangling', line, found: guid }))
	};
}

import type { DemonstrationBoard } from './boards.ts';
import type { DemonstrationConsultation } from './consultation.ts';
import type { DemonstrationDocument } from './documents.ts';
import type { DemonstrationNames } from './names.ts';
import type { DemonstrationCalls } from './recruiting.ts';

/** Where the pages of projects and votes of the demonstration are, and what stands in links and on slips. */
export interface DemonstrationVotes {
	/** The one whose vote is counted. */
	project: string;
	finished: string;
	/** A vote that is open now. */
	open: string;
	/** What stands in the link of somebody who has not voted in it yet. */
	link: string;
	/** The code of a slip that nobody has used, and the receipt of a paper that was counted. */
	slip: string;
	receipt: string;
	/** Where names are gathered; none where an earlier release filled it. */
	names?: DemonstrationNames;
	/** A board that is open; none where an earlier release filled it. */
	board?: DemonstrationBoard;
	/** A document that is open in its third version; none where an earlier release filled it. */
	document?: DemonstrationDocument;
	/** Many are asked about it; none where an earlier release filled it. */
	consultation?: DemonstrationConsultation;
	/** Two calls for people with lived experience; none where an earlier release filled it. */
	calls?: DemonstrationCalls;
}

export type VotePage = keyof ReturnType<typeof votePages>;

const none: DemonstrationVotes = { project: '', finished: '', open: '', link: '', slip: '', receipt: '' };

/** The addresses of projects and votes. */
export function votePages(votes: DemonstrationVotes = none, at: (path: string) => string) {
	const { project, finished, open, link, names, board, document, consultation, calls } = votes;
	return {
		together: at('/together'),
		project: at(`/together/${project}`),
		projectEs: at(`/es/together/${project}`),
		roll: at(`/together/roll/${open}`),
		vote: at(`/together/vote/${open}`),
		voteLink: at(`/together/vote/link/${link}`),
		slip: at('/together/slip'),
		suggest: at(`/together/suggest/${names?.link ?? ''}`),
		noGo: at(`/together/${project}/${finished}/no-go`),
		names: at(`/together/names/${names?.decision ?? ''}`),
		suggestions: at(`/together/${names?.project ?? ''}/${names?.decision ?? ''}/suggestions`),
		board: at(`/together/${board?.project ?? ''}/boards/${board?.id ?? ''}`),
		screen: at('/together/screen'),
		documents: at(`/together/${document?.project ?? ''}/documents`),
		document: at(`/together/documents/${document?.id ?? ''}`),
		changes: at(`/together/documents/${document?.id ?? ''}/changes`),
		consultation: at(`/together/consultation/${consultation?.link ?? ''}`),
		asked: at(`/together/consultations/${consultation?.id ?? ''}`),
		replies: at(`/together/${document?.project ?? ''}/consultations/${consultation?.id ?? ''}`),
		call: at(`/together/call/${calls?.link ?? ''}`),
		panel: at(`/together/panel/${calls?.rating ?? ''}`),
		hours: at(`/together/${calls?.project ?? ''}/hours`),
		work: at(`/together/${calls?.project ?? ''}/hours/${calls?.handedOn ?? ''}`),
		paidRole: at(`/together/${calls?.project ?? ''}/calls/${calls?.rating ?? ''}`),
		result: at(`/together/result/${finished}`),
		resultEs: at(`/es/together/result/${finished}`),
		resultBlt: at(`/together/result/${finished}/papers.blt`)
	};
}

/** What the demonstration holds of listening: ids, and the link that anybody answers by. */
export interface DemonstrationListening {
	project: string;
	/** What is asked now. */
	campaign: string;
	link: string;
	/** A board that is kept; none where an earlier release filled it. */
	board?: string;
	/** A promise of the finished project, and the code of a note that nobody has put on a page. */
	promise: string;
	receipt: string;
	/** The second workshop of the finished project; none where an earlier release filled it. */
	workshop?: string;
	/** A criterion of success that became a goal; none where an earlier release filled it. */
	criterion?: string;
	/** The project of founders who are half-way through the second stage; none where an earlier release filled it. */
	founders?: string;
}

const none: DemonstrationListening = { project: '', campaign: '', link: '', promise: '', receipt: '' };

/** The pages of listening, by the keys of the guide. */
export function listeningPages(at: (path: string) => string, listening: DemonstrationListening = none) {
	const { project, campaign, link, promise, workshop = '', board = '', criterion = '', founders = '' } = listening;
	return {
		listen: at(`/together/listen/${campaign}`),
		listenLink: at(`/listen/${link}`),
		heard: at(`/together/${project}/heard`),
		themes: at(`/together/${project}/themes`),
		reading: at(`/together/${project}/boards/${board}/reading`),
		promises: at(`/together/${project}/promises`),
		promisesEs: at(`/es/together/${project}/promises`),
		criteria: at(`/together/${project}/criteria`),
		coursePlan: at(`/together/${project}/plan`),
		becauseCriterion: at(`/together/because/criterion/${criterion}`),
		workshops: at(`/together/${project}/workshops`),
		workshopPlan: at(`/together/${project}/workshops/${workshop}`),
		workshopPdf: at(`/together/${project}/workshops/${workshop}/plan.pdf`),
		guide: at(`/together/${founders}/guide`),
		guidePlanPdf: at(`/together/${founders}/guide/plan.pdf`),
		words: at('/together/words'),
		mine: at('/together/mine'),
		because: at(`/together/because/promise/${promise}`)
	};
}
export type ListeningPage = keyof ReturnType<typeof listeningPages>;

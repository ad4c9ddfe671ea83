/** What the demonstration holds of listening: ids, and the link that anybody answers by. */
export interface DemonstrationListening {
	project: string;
	/** What is asked now. */
	campaign: string;
	link: string;
}

const none: DemonstrationListening = { project: '', campaign: '', link: '' };

/** The pages of listening, by the keys of the guide. */
export function listeningPages(at: (path: string) => string, listening: DemonstrationListening = none) {
	const { project, campaign, link } = listening;
	return {
		listen: at(`/together/listen/${campaign}`),
		listenLink: at(`/listen/${link}`),
		heard: at(`/together/${project}/heard`),
		themes: at(`/together/${project}/themes`)
	};
}
export type ListeningPage = keyof ReturnType<typeof listeningPages>;

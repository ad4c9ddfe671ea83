/** What the page for sharing gives to the phone or computer that draws a picture of the course. */
export interface ShareGiven {
	organisation: string;
	accent: string;
	heading: string;
	lead: string;
	/** when and where, a line each */
	lines: string[];
	invitation: string;
	address: string;
	/** the square to scan and the drawing, as addresses of pictures */
	square: string;
	drawing: string;
	/** what the file is called */
	file: string;
}

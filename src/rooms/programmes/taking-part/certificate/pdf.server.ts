import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { renderPdf, type Logo } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/programmes/taking-part/certificate/certificate.typ';

/** Everything a certificate says, already in the language it is printed in. */
export type Certificate = {
	organisation: string;
	/** The organisation's own accent as #rrggbb; damson when there is none. */
	accent?: string;
	logo?: Logo;
	/** What it is, such as "Certificate". */
	title: string;
	/** The words before the name. */
	opening: string;
	/** The name as the parent wants it written. */
	name: string;
	/** The words after the name: what she did. */
	deed: string;
	/** When, where and how much: one short line each, up to three. */
	particulars: string[];
	/** What stands for the drawing when somebody listens to the certificate. */
	drawing: string;
	/** Who signs by hand: none, one or two. */
	signatures: { name: string; role: string }[];
	check: {
		/** The words before the address, such as "Anybody can check this at". */
		words: string;
		/** Where the square leads: the page that says whether this certificate is real. */
		url: string;
		/** The same address as people would type it. */
		address: string;
		codeLabel: string;
		code: string;
		/** What stands for the square when somebody listens to the certificate. */
		square: string;
	};
};

/** The certificate a parent asked for: one A4 page to frame, with a code by which anybody can check it. */
export async function certificatePdf({ logo, ...certificate }: Certificate, language: string): Promise<Uint8Array> {
	return renderPdf({
		template: join(projectRoot(), TEMPLATE),
		data: certificate,
		language,
		logo,
		images: { square: await qrSvg(certificate.check.url) }
	});
}

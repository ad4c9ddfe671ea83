import type { Certificate } from './pdf.server.ts';

/** The certificate of a parent who came to most of the sessions. */
export const englishCertificate: Certificate = {
	organisation: 'Willow Lane',
	title: 'Certificate',
	opening: 'With thanks and admiration, for',
	name: 'Nadia Rahman',
	deed: 'who came to Seven Tuesdays, our course for parents’ wellbeing, and made it better for everybody there.',
	particulars: ['12 January to 23 February 2027', 'Six of seven sessions · St Luke’s hall, Peckham'],
	drawing: 'A bean plant with seven leaves climbs from a pot towards the sun.',
	signatures: [
		{ name: 'Amina Yusuf', role: 'Facilitator' },
		{ name: 'Rosa Delgado', role: 'Facilitator' }
	],
	check: {
		words: 'Anybody can check this at',
		url: 'https://willowlane.example/check/QK7M-2XPA',
		address: 'willowlane.example/check',
		codeLabel: 'Code',
		code: 'QK7M-2XPA',
		square: 'A square code that opens the page where this certificate can be checked'
	}
};

export const spanishCertificate: Certificate = {
	organisation: 'Willow Lane',
	title: 'Certificado',
	opening: 'Con gratitud y admiración, para',
	name: 'María de los Ángeles Hernández Villanueva',
	deed: 'que vino a Siete martes, nuestro curso de bienestar para madres y padres, y lo hizo mejor para todo el grupo.',
	particulars: ['Del 12 de enero al 23 de febrero de 2027', 'Siete de siete sesiones · salón St Luke’s, Peckham'],
	drawing: 'Una planta de frijol con siete hojas sube desde una maceta hacia el sol.',
	signatures: [{ name: 'Rosa Delgado', role: 'Facilitadora' }],
	check: {
		words: 'Cualquiera puede comprobarlo en',
		url: 'https://willowlane.example/es/comprobar/9TRW-HC4D',
		address: 'willowlane.example/es/comprobar',
		codeLabel: 'Código',
		code: '9TRW-HC4D',
		square: 'Un código cuadrado que abre la página donde se comprueba este certificado'
	}
};

import type { Language } from '#platform/i18n/language-list.ts';

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

/** The neutral list: words from which nobody who sees a phone on a table learns what a message is about. */
export const neutralWords: Partial<Record<Language, ReadonlySet<string>>> = {
	en: setOf(`a an and are at be by can change changes come coming could day days few for from good hello hi how i important in is it just
		later letter line lines little message messages monday morning month more new news newsletter next note notes of on one our out
		please question questions read reminder saturday see soon sunday thank thanks that the there these this thursday time times to
		today tomorrow tuesday two update updates us we wednesday week weeks what what’s when will with word words would you your
		afternoon evening friday january february march april may june july august september october november december about is on`),
	es: setOf(`a al algo aviso avisos buenas buenos cambio cambios carta como con cosas cuando de del desde día días el en es esta estas
		este estos favor fin gracias ha hay hola hora horas hoy importante la las lo los lunes martes miércoles jueves viernes sábado domingo
		mañana más mensaje mensajes mes nada noche nos nota notas noticias novedad novedades nueva nuevas nuevo nuevos para por pregunta
		preguntas pronto próxima próximo que qué queremos recordatorio semana semanas si sobre su sus tarde te tenemos ti tiempo todo todos
		tu tus un una unas uno unos va ven y ya enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`)
};

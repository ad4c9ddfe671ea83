export { closeConcern, raiseConcern, takeConcern, writeEntry } from './concern/commands.server.ts';
export { getConcern, listClosedConcerns, listConcerns, listPeopleToWorryAbout } from './concern/queries.server.ts';
export { alertOfConcern } from './concern/jobs.server.ts';
export { alertLetter } from './concern/mail.server.ts';

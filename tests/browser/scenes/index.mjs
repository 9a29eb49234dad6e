import * as administration from "./administration.mjs";
import { idle, lockAndLapse, secondSignIn } from "./sessions.mjs";
import * as desk from "./desk.mjs";
import * as bank from "./desk_bank.mjs";
import { deskReset } from "./desk_reset.mjs";
import { help, home, languages, strangers } from "./door.mjs";
import { expiry } from "./expiry.mjs";
import { accepted } from "./figures.mjs";
import { firstLoad } from "./first_load.mjs";
import { forgottenId, guideSignedIn } from "./guide.mjs";
import { ownPasswords } from "./passwords.mjs";
import { history } from "./history.mjs";
import { payees } from "./payees.mjs";
import { questions } from "./questions.mjs";
import * as q10 from "./q10.mjs";
import { registration } from "./registration.mjs";
import { blankForms, fileAndWithdraw, lossOnMonday, withDeskCode } from "./procedures.mjs";
import { confirmationReset, loginReset, throttled } from "./resets.mjs";
import { stopAndRelease, nobodyQualifies } from "./release.mjs";
import { notices, settings } from "./settings.mjs";
import { software } from "./software.mjs";
import * as tokens from "./tokens.mjs";
import { addUser } from "./users.mjs";
import { whatIf } from "./what_if.mjs";

/** Scene by scene; later ones build on earlier ones. */
export const scenes = [
  ["the first load on a slow line", firstLoad],
  ["a stranger learns nothing at the door", strangers],
  ["help is there before signing in", help],
  ["home shows what needs one and who could help", home],
  ["both languages, remembered", languages],
  ["the guide for a sole master who forgot the login ID", forgottenId],
  ["the guide knows who is signed in", guideSignedIn],
  ["one changes one's own passwords", ownPasswords],
  ["a sole master resets the login password by a mailed code", loginReset],
  ["and the confirmation password", confirmationReset],
  ["whoever asks too often is told when to come back", throttled],
  ["a user registers a shared device", registration],
  ["a general user registers a payee", payees],
  ["an administrator adds a user, who begins", addUser],
  ["what if, played through and linked", whatIf],
  ["histories by filter and as a file", history],
  ["the settings of the company, from → to", settings],
  ["the bell rings until one has looked", notices],
  ["user administration by the papers' own names", administration.works],
  ["an administrator sorts, searches and keeps the list", administration.list],
  ["a forgotten login ID is found by a colleague", administration.forgottenId],
  ["an administrator resets the master's password", administration.resetMaster],
  ["an administrator suspends and releases a user", administration.suspendAndRelease],
  ["two administrators change one user, and nothing typed is lost", administration.twoAdministrators],
  ["an administrator deletes a user for good", administration.deleteUser],
  ["user administration in English", administration.inEnglish],
  ["wrong numbers stop a device and a colleague releases it", stopAndRelease],
  ["nobody qualifies: only the bank", nobodyQualifies],
  ["every token with what can be done, and its life", tokens.list],
  ["two numbers set a token's clock right", tokens.clock],
  ["an administrator revokes a colleague's link", tokens.revoke],
  ["what is revoked in writing", tokens.revokeInWriting],
  ["software tokens are switched off", tokens.softwareOff],
  ["questions answered for the person who asks", questions],
  ["tokens and questions in English", tokens.inEnglish],
  ["a second sign-in ends the first", secondSignIn],
  ["a session ends by idleness", idle],
  ["a locked password lapses while one watches the clock", lockAndLapse],
  ["blank forms without signing in", blankForms],
  ["a code from the desk resets a password", withDeskCode],
  ["a procedure is filed, followed and withdrawn", fileAndWithdraw],
  ["a token is lost on a Monday", lossOnMonday],
  ["the desk sees contracts as their people do", bank.contracts],
  ["a contract is stopped in an emergency and restarted by two", bank.emergency],
  ["devices are imported, or none of a bad file", bank.importing],
  ["the bank tells everybody something", bank.banner],
  ["a locked clerk is freed by two colleagues", bank.lockedClerk],
  ["figures of a policy take two people", bank.figures],
  ["the desk is for the bank's own people", desk.whoIsAtTheDesk],
  ["the loss of Monday goes through the desk, and everyone is told", desk.lossThroughTheDesk],
  ["whoever checked does not approve", desk.samePerson],
  ["a loss told by telephone stops a device at once", desk.lossByTelephone],
  ["a new company: paper, contract, letter, login ID", desk.newCompany],
  ["the desk resets a sole master's password by a mailed code", deskReset],
  ["Q10, tokens in use: on screen from another one, or in writing", q10.inUse],
  ["Q10, tokens that were reported: in writing", q10.reported],
  ["a loss told by telephone comes to its end", q10.telephoneLossToItsEnd],
  ["figures that two people changed are met by customers", accepted],
  ["a software token is allowed, obtained once and used", software],
  ["a printed day comes and goes", expiry],
  ["Q10, tokens past their day: in writing", q10.expired],
];

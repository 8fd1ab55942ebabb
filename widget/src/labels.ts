/** The words of the widget itself. What the advisor says comes from the server and is English. */
export interface Labels {
  tag: string;
  title: string;
  open: string;
  subtitle: string;
  close: string;
  larger: string;
  smaller: string;
  options: string;
  fresh: string;
  erase: string;
  export: string;
  about: string;
  hint: string;
  log: string;
  you: string;
  advisor: string;
  writing: string;
  placeholder: string;
  input: string;
  send: string;
  left: (count: number) => string;
  over: (count: number) => string;
  suggestions: string;
  sources: (count: number) => string;
  source: (number: number) => string;
  undated: string;
  copy: string;
  copied: string;
  not_copied: string;
  helpful: string;
  unhelpful: string;
  thanks: string;
  comment: string;
  send_comment: string;
  skip: string;
  print: string;
  download: (format: string) => string;
  formats: Record<string, string>;
  progress: (at: number, of: number) => string;
  enlarge: string;
  table: string;
  fresh_sure: string;
  erase_sure: string;
  keep: string;
  erased: string;
  renewed: string;
  starting: string;
  retry: string;
  cancel: string;
  seconds: (count: number) => string;
  troubles: Record<string, string>;
  failed: string;
}

const en: Labels = {
  tag: "en-GB",
  title: "Careers adviser",
  open: "Ask about careers",
  subtitle: "Automated assistant",
  close: "Close",
  larger: "Make larger",
  smaller: "Make smaller",
  options: "Options and privacy",
  fresh: "New conversation",
  erase: "Erase my data",
  export: "Download my data",
  about:
    "You are talking to an automated assistant, not to a person. What you write and its answers are kept on this service so that it can follow the conversation, until you erase them. No cookies are set.",
  hint: "What is kept, and how to erase it, is under Options and privacy (⋮).",
  log: "Conversation",
  you: "You",
  advisor: "Adviser",
  writing: "The adviser is writing",
  placeholder: "Type your question",
  input: "Your question",
  send: "Send",
  left: (count) => `${count} ${count === 1 ? "character" : "characters"} left`,
  over: (count) => `${count} ${count === 1 ? "character" : "characters"} too many`,
  suggestions: "You could ask",
  sources: (count) => (count === 1 ? "1 source" : `${count} sources`),
  source: (number) => `Source ${number}`,
  undated: "undated",
  copy: "Copy answer",
  copied: "Copied",
  not_copied: "Copying is not possible here. Select the text instead.",
  helpful: "Helpful",
  unhelpful: "Not helpful",
  thanks: "Thank you, noted.",
  comment: "What was missing or wrong? (optional)",
  send_comment: "Send comment",
  skip: "No comment",
  print: "Open to print",
  download: (format) => `Download ${format}`,
  formats: { pdf: "PDF", txt: "text", html: "web page" },
  progress: (at, of) => `Question ${at} of ${of}`,
  enlarge: "Open the chart in a new tab",
  table: "Comparison",
  fresh_sure: "Begin a new conversation? This one is erased.",
  erase_sure: "Erase this conversation and everything kept about it? This cannot be undone.",
  keep: "Keep it",
  erased: "Your conversation has been erased. Nothing about it is kept.",
  renewed: "Your earlier conversation has expired or was erased, so this is a new one.",
  starting: "Connecting",
  retry: "Try now",
  cancel: "Stop trying",
  seconds: (count) => `Next try in ${count} s.`,
  troubles: {
    offline: "You are offline. Your message is kept and goes out when you are connected again.",
    unreachable: "The adviser cannot be reached. Your message is kept, and we go on trying.",
    slow: "This is taking longer than usual. Please wait, the answer will appear here.",
    timeout: "This is taking longer than usual. Please wait, the answer will appear here.",
    busy: "The adviser is still answering an earlier message. Yours is next.",
    too_fast: "That was a lot of messages in a short time. Yours goes out in a moment.",
    unavailable: "The adviser cannot answer just now. Your message is kept, and we go on trying.",
    empty: "Please type a question.",
    too_long: "Please shorten your message to 1,000 characters.",
    too_large: "Please shorten your message.",
    not_connected: "The adviser is not connected.",
    not_sent: "Your message was not sent. It is in the box below.",
    origin: "The adviser may not be used on this page.",
    not_found: "This is not available here, or not any more.",
  },
  failed: "That did not work. Please try again.",
};

const de: Labels = {
  tag: "de",
  title: "Karriereberatung",
  open: "Fragen zur Karriere",
  subtitle: "Automatischer Assistent, antwortet auf Englisch",
  close: "Schließen",
  larger: "Vergrößern",
  smaller: "Verkleinern",
  options: "Optionen und Datenschutz",
  fresh: "Neues Gespräch",
  erase: "Meine Daten löschen",
  export: "Meine Daten herunterladen",
  about:
    "Sie sprechen mit einem automatischen Assistenten, nicht mit einem Menschen. Was Sie schreiben und was er antwortet, bleibt auf diesem Dienst gespeichert, bis Sie es löschen. Es werden keine Cookies gesetzt.",
  hint: "Was gespeichert wird und wie Sie es löschen, steht unter Optionen und Datenschutz (⋮).",
  log: "Gespräch",
  you: "Sie",
  advisor: "Assistent",
  writing: "Der Assistent schreibt",
  placeholder: "Ihre Frage (auf Englisch)",
  input: "Ihre Frage",
  send: "Senden",
  left: (count) => `Noch ${count} Zeichen`,
  over: (count) => `${count} Zeichen zu viel`,
  suggestions: "Mögliche Fragen",
  sources: (count) => (count === 1 ? "1 Quelle" : `${count} Quellen`),
  source: (number) => `Quelle ${number}`,
  undated: "ohne Jahr",
  copy: "Antwort kopieren",
  copied: "Kopiert",
  not_copied: "Kopieren ist hier nicht möglich. Bitte markieren Sie den Text.",
  helpful: "Hilfreich",
  unhelpful: "Nicht hilfreich",
  thanks: "Danke, notiert.",
  comment: "Was fehlte oder war falsch? (freiwillig)",
  send_comment: "Kommentar senden",
  skip: "Kein Kommentar",
  print: "Zum Drucken öffnen",
  download: (format) => `Als ${format} herunterladen`,
  formats: { pdf: "PDF", txt: "Text", html: "Webseite" },
  progress: (at, of) => `Frage ${at} von ${of}`,
  enlarge: "Diagramm in neuem Tab öffnen",
  table: "Vergleich",
  fresh_sure: "Ein neues Gespräch beginnen? Dieses wird gelöscht.",
  erase_sure: "Dieses Gespräch und alles, was dazu gespeichert ist, löschen? Das lässt sich nicht rückgängig machen.",
  keep: "Behalten",
  erased: "Ihr Gespräch wurde gelöscht. Es ist nichts davon gespeichert.",
  renewed: "Ihr früheres Gespräch ist abgelaufen oder gelöscht; dies ist ein neues.",
  starting: "Verbindung wird aufgebaut",
  retry: "Jetzt versuchen",
  cancel: "Nicht weiter versuchen",
  seconds: (count) => `Nächster Versuch in ${count} s.`,
  troubles: {
    offline: "Sie sind offline. Ihre Nachricht bleibt erhalten und wird gesendet, sobald Sie wieder verbunden sind.",
    unreachable: "Der Assistent ist nicht erreichbar. Ihre Nachricht bleibt erhalten, wir versuchen es weiter.",
    slow: "Das dauert länger als üblich. Bitte warten Sie, die Antwort erscheint hier.",
    timeout: "Das dauert länger als üblich. Bitte warten Sie, die Antwort erscheint hier.",
    busy: "Eine frühere Nachricht wird noch beantwortet. Ihre ist die nächste.",
    too_fast: "Das waren viele Nachrichten in kurzer Zeit. Ihre geht gleich hinaus.",
    unavailable: "Der Assistent kann gerade nicht antworten. Ihre Nachricht bleibt erhalten, wir versuchen es weiter.",
    empty: "Bitte geben Sie eine Frage ein.",
    too_long: "Bitte kürzen Sie Ihre Nachricht auf 1.000 Zeichen.",
    too_large: "Bitte kürzen Sie Ihre Nachricht.",
    not_connected: "Der Assistent ist nicht verbunden.",
    not_sent: "Ihre Nachricht wurde nicht gesendet. Sie steht unten im Eingabefeld.",
    origin: "Der Assistent darf auf dieser Seite nicht verwendet werden.",
    not_found: "Das gibt es hier nicht oder nicht mehr.",
  },
  failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};

const fr: Labels = {
  tag: "fr",
  title: "Conseil carrière",
  open: "Questions de carrière",
  subtitle: "Assistant automatique, répond en anglais",
  close: "Fermer",
  larger: "Agrandir",
  smaller: "Réduire",
  options: "Options et confidentialité",
  fresh: "Nouvelle conversation",
  erase: "Effacer mes données",
  export: "Télécharger mes données",
  about:
    "Vous parlez à un assistant automatique, pas à une personne. Ce que vous écrivez et ses réponses sont conservés sur ce service jusqu'à ce que vous les effaciez. Aucun cookie n'est déposé.",
  hint: "Ce qui est conservé, et comment l'effacer : Options et confidentialité (⋮).",
  log: "Conversation",
  you: "Vous",
  advisor: "Assistant",
  writing: "L'assistant écrit",
  placeholder: "Votre question (en anglais)",
  input: "Votre question",
  send: "Envoyer",
  left: (count) => (count === 1 ? "1 caractère restant" : `${count} caractères restants`),
  over: (count) => (count === 1 ? "1 caractère en trop" : `${count} caractères en trop`),
  suggestions: "Vous pourriez demander",
  sources: (count) => (count === 1 ? "1 source" : `${count} sources`),
  source: (number) => `Source ${number}`,
  undated: "sans date",
  copy: "Copier la réponse",
  copied: "Copié",
  not_copied: "La copie n'est pas possible ici. Sélectionnez le texte.",
  helpful: "Utile",
  unhelpful: "Pas utile",
  thanks: "Merci, c'est noté.",
  comment: "Que manquait-il, ou qu'est-ce qui était faux ? (facultatif)",
  send_comment: "Envoyer le commentaire",
  skip: "Sans commentaire",
  print: "Ouvrir pour imprimer",
  download: (format) => `Télécharger (${format})`,
  formats: { pdf: "PDF", txt: "texte", html: "page web" },
  progress: (at, of) => `Question ${at} sur ${of}`,
  enlarge: "Ouvrir le graphique dans un nouvel onglet",
  table: "Comparaison",
  fresh_sure: "Commencer une nouvelle conversation ? Celle-ci sera effacée.",
  erase_sure: "Effacer cette conversation et tout ce qui est conservé à son sujet ? C'est irréversible.",
  keep: "Garder",
  erased: "Votre conversation a été effacée. Rien n'en est conservé.",
  renewed: "Votre conversation précédente a expiré ou a été effacée ; en voici une nouvelle.",
  starting: "Connexion en cours",
  retry: "Réessayer",
  cancel: "Ne plus essayer",
  seconds: (count) => `Prochain essai dans ${count} s.`,
  troubles: {
    offline: "Vous êtes hors ligne. Votre message est gardé et partira dès que vous serez reconnecté.",
    unreachable: "L'assistant est injoignable. Votre message est gardé et nous continuons d'essayer.",
    slow: "C'est plus long que d'habitude. Patientez, la réponse apparaîtra ici.",
    timeout: "C'est plus long que d'habitude. Patientez, la réponse apparaîtra ici.",
    busy: "L'assistant répond encore à un message précédent. Le vôtre est le suivant.",
    too_fast: "Beaucoup de messages en peu de temps. Le vôtre partira dans un instant.",
    unavailable: "L'assistant ne peut pas répondre pour le moment. Votre message est gardé et nous continuons d'essayer.",
    empty: "Saisissez une question.",
    too_long: "Raccourcissez votre message à 1 000 caractères.",
    too_large: "Raccourcissez votre message.",
    not_connected: "L'assistant n'est pas connecté.",
    not_sent: "Votre message n'a pas été envoyé. Il se trouve dans le champ ci-dessous.",
    origin: "L'assistant ne peut pas être utilisé sur cette page.",
    not_found: "Ce n'est pas disponible ici, ou plus maintenant.",
  },
  failed: "Cela n'a pas fonctionné. Veuillez réessayer.",
};

export const LANGUAGES: Record<string, Labels> = { en, de, fr };

/** Return the labels of a language tag such as "de-AT", English where there are none. */
export function labels(tag: string | null | undefined): Labels {
  const language = (tag ?? "").toLowerCase().split("-")[0]!;
  return Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language]! : en;
}

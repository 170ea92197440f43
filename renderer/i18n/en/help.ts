import type zh from '../zh/help';

const help: Readonly<Record<keyof typeof zh, string>> = {
  'board.title': 'Board',
  'board.for':
    'Now at a glance: who is on duty, which incidents are open, what is due next, which warnings stand.',
  'board.do':
    'Look at the open incidents top left, Enter opens one\nLook right at what is due next: the top one comes first\nWhen something is due, Ctrl+Enter says “heard”; then do it\nWrite a line at the foot of the window, Enter logs it\nWhen the telephone rings, F2\nLeaving the seat, Ctrl+Shift+L locks it; alerts go on',
  'incidents.title': 'Incidents',
  'incidents.for': 'Every incident of this room, the open ones first.',
  'incidents.do':
    'Alt+I records a new one\nUp and down choose, Enter opens\nEach shows what is due next; overdue is inverse and says so\nClosed ones are under “Closed”',
  'newIncident.title': 'Recording an incident',
  'newIncident.for':
    'Fill in while you listen: number, place and what happened are enough, the rest comes later.',
  'newIncident.do':
    'The call-back number first, in case the line breaks\nPlace and what happened; the type is read from the words\nRead the questions on the right aloud\nWhen the words name people, Alt+H takes the counts\nIf it may be the same incident: Alt+M merges, Alt+N says it is another\nCtrl+Enter records it',
  'run.title': 'Run of a plan',
  'run.for': 'Step by step on the flowchart: what to do now, who has not reported back, where it goes next.',
  'run.do':
    'Look at “now” on the right: several lanes go on at once\nArrow keys walk on the drawing, Enter opens a step\nTick, fill in the result, or note told and reported back; chase who is silent\nAt a decision choose the way; a wrong choice can be changed\nAlt+O shows it as an outline, F11 fills the screen',
  'replay.title': 'Replay',
  'replay.for': 'A run played back from its start: which step was early, which was late.',
  'replay.do':
    'Drag the time line or press play\nSee the way that was gone on the drawing\nUnder “Against the limits” see how long each took and by how much it was over\nThen write the findings in the review',
  'review.title': 'Review',
  'review.for':
    'After an incident is closed: the timeline against the limits, eight questions, what to improve.',
  'review.do':
    'See on the timeline where it was late\nAnswer the questions; half-written answers are kept\nTurn what must improve into tasks with a name and a day\nPropose what the plan should change',
  'report.title': 'Report',
  'report.for': 'A report drafted from the facts, signed, and noted to whom it went.',
  'report.do':
    'The draft is written from the facts: change only what must change\nWhen facts changed, Alt+U takes them in and keeps what a hand wrote\nAlt+F adds one figure\nSee to what the checks name, or give the reason for sending it all the same\nCtrl+Enter signs: in person, by telephone, or to be signed later\nNote to whom, how, and when it was received',
  'contacts.title': 'Contacts',
  'contacts.for': 'Find a person or a number by name, initials, unit or some digits.',
  'contacts.do':
    'Type a few letters\nEnter opens an entry with its number large\nCorrect a wrong number on the spot\nAdd an entry\nTake in a whole list: a dry run first',
  'callouts.title': 'Call-outs',
  'callouts.for': 'Person by person on the telephone, until each has read the message back.',
  'callouts.do':
    'Begin one from a warning, an incident or here: the list is made by the rules\nThe list is on the left, the person being called and the sentence to read on the right\nWhen all three points are read back press 0\nKeys 1 to 8 note the result and the next one comes\nWho does not answer is raised to the superior in time\nNote the people moved when feedback comes',
  'search.title': 'Search results',
  'search.for': 'Found in lines, incidents, people, documents and numbers; to be narrowed.',
  'search.do':
    'Change the words; with spaces between them all must be there\nSee the results by kind\nNarrow by kind, writer and day\nEnter goes to a line\nExport them to keep a copy',
  'alerts.title': 'All alerts',
  'alerts.for': 'Everything due, by incident: who said “heard”, and what reached the room.',
  'alerts.do':
    'See which group is the oldest\nOpen one and do it\n“Heard” only means heard: it comes back until it is done\nSee when each was shown, sounded and notified',
  'plans.library.title': 'Library of plans',
  'plans.library.for': 'The work plans of this room with all their revisions; one revision is in force.',
  'plans.library.do':
    'Choose a plan on the left to see its flowchart\nBegin a new one\nImport Word, Excel or Mermaid as a draft\nA plan is started from the page of an incident',
  'log.lines.title': 'Duty log',
  'log.lines.for':
    'Every line ever written. None is deleted: a wrong one is corrected or withdrawn, and stays.',
  'log.lines.do':
    'Write a new line at the foot of the window\nChoose a line, Enter opens it\nCorrect, withdraw, pin, or add a file\nGo to a day\nExport or print a span of time',
  'log.documents.title': 'Documents',
  'log.documents.for':
    'The register of what came and went: number, from whom, when, how far it is. Secret ones by number and place only.',
  'log.documents.do':
    'Alt+S registers one received, Alt+F one sent\nGive a time by when, and it will be raised\nNote handling, decision and end\nNote receipts for what was sent',
  'log.reminders.title': 'Reminders',
  'log.reminders.for': 'A time for yourself or for the next shift, which then rings.',
  'log.reminders.do':
    'Alt+T writes one with its time\nIt comes up in the strip when it is due\nNote the result when it is done\nOpen ones are handed over',
  'log.checks.title': 'Post checks',
  'log.checks.for': 'Checks of the rooms below, and of this room from above.',
  'log.checks.do':
    'Begin a round and choose the units\nCall each: who answered, after how many seconds\nCall again where nobody answered\nChecks of this room are noted here too',
  'log.notices.title': 'Standing orders',
  'log.notices.for': 'What holds for longer; everybody reads it and says so.',
  'log.notices.do':
    'Read one and say that you did\nA supervisor writes new ones and new versions\nSee who has not read it\nOld ones are taken down and stay on record',
  'log.imports.title': 'Importing a log',
  'log.imports.for': 'Lines of another program, from CSV or XLSX.',
  'log.imports.do':
    'Choose the file and match the columns\nThe dry run names rows that cannot be read\nThen import: all of it or nothing\nA wrong import is undone as a whole',
  'shift.now.title': 'This shift',
  'shift.now.for': 'Who is on duty; opening a shift, changing posts, closing it.',
  'shift.now.do':
    'With no shift open, open one from the roster\nChange a post when somebody else sits there\nSee the numbers of this shift\nClose it through the handover',
  'shift.signOn.title': 'Sign-on',
  'shift.signOn.for': 'The first thing on the seat: devices, keys, clock, and a test of the alerts.',
  'shift.signOn.do':
    'Choose your name and post\nTick each item, write what is broken\nCompare with the clock on the wall\nTry sound and notification\nReinforced duty begins and ends here too',
  'shift.roster.title': 'Roster',
  'shift.roster.for': 'Who is on duty when; once published, opening a shift takes its people from here.',
  'shift.roster.do':
    'Fill in the cells, or paste from a table\nGaps, too few people and missing rest are named\nPublish it; older versions are kept\nNote swaps\nPrint the month and the day card',
  'shift.handover.title': 'Handover',
  'shift.handover.for':
    'Everything open is handed over item by item, three people sign, and the shift is sealed.',
  'shift.handover.do':
    'Begin: everything open is gathered\nWho comes on goes through it with up, down and Enter; a running incident asks for its next deadline\nCtrl+Alt+Y takes an item over with an objection\nCtrl+Alt+N adds a word\nCtrl+Alt+S signs: both officers and the leader',
  'shift.morning.title': 'Morning and power cut',
  'shift.morning.for': 'The papers of the morning in one print job, and the forms for a power cut.',
  'shift.morning.do':
    'Read the bulletin, change it, print it\nPrint the morning pack with one key\nThe downtime pack makes itself at each change of shift\nIn a power cut use the paper, then type it in by its numbers',
  'shift.archive.title': 'Archive',
  'shift.archive.for': 'Closed shifts, one by one; nothing in them changes, notes may be added.',
  'shift.archive.do':
    'Find a shift by its day\nOpen it: log and handover as they were\nAdd a note to it\nExport or print it',
  'incident.overview.title': 'Incident',
  'incident.overview.for': 'All that matters of one incident: people, grade, what is owed, what is next.',
  'incident.overview.do':
    'Start the plan that fits\nSee what is owed by when; Alt+R drafts the next report\nGrade it: proposed by the rules, confirmed by the officer\nSee its lines, warnings and call-outs\nIt closes only when nothing is open in it',
  'incident.elements.title': 'Elements',
  'incident.elements.for': 'Twelve elements: what is known, and what is still being verified.',
  'incident.elements.do':
    'Fill in what became known, when, and from whom\n“Being verified” brings a reminder\nMark what does not apply\nVerified or false is said here',
  'incident.facts.title': 'Facts and forces',
  'incident.facts.for': 'Every figure with its time and source; the newest stands.',
  'incident.facts.do':
    'Type the new number and press Enter: the old one stays behind it\nA fall asks why\nNote forces on the spot and on the way\nNote the measures taken',
  'incident.people.title': 'People',
  'incident.people.for': 'One row for everybody; the sums follow the states. Names are hidden until shown.',
  'incident.people.do':
    'One sentence makes several rows\nA digit on a row changes its state\nShowing names is written into the log\nLists leave with names hidden if you wish',
  'incident.reports.title': 'Reports',
  'incident.reports.for': 'What was reported of this incident, and what is owed.',
  'incident.reports.do':
    'See what is owed and by when\nAlt+R drafts the next one\nOpen a signed one to print or save it\nSee to whom it went and who has it',
  'incident.clocks.title': 'Clocks',
  'incident.clocks.for': 'How much of each limit is used and how much is left.',
  'incident.clocks.do':
    'See which clock is the tightest\nGive the reason where it was late\nPrint the sheet of all limits\nDaily zero reports and the watch of casualties are here too',
  'incident.oral.title': 'Oral card and press',
  'incident.oral.for': 'A paragraph to read to a leader, and what is said to the media.',
  'incident.oral.do':
    'F4 opens it anywhere: read it aloud\nWrite the wording and who approved it\nNote who of the press asked what until when\nNote with which version it was answered',
  'incident.documents.title': 'Files',
  'incident.documents.for': 'Pictures, faxes and files of this incident.',
  'incident.documents.do': 'Drop or paste one\nOpen it, save a copy\nSee which line it belongs to',
  'incident.timeline.title': 'Timeline',
  'incident.timeline.for': 'Every line of this incident in order of time.',
  'incident.timeline.do':
    'Read on downwards\nEnter opens a line\nTo export it choose this incident on the log screen',
  'plans.flow.title': 'Flowchart of a plan',
  'plans.flow.for': 'How a plan goes: who does each step, and how long it may take.',
  'plans.flow.do':
    'Arrow keys walk, Enter shows a step\nZoom and drag\nRead it as words\nEdit makes a new draft\nExport it as a file or a picture',
  'plans.revisions.title': 'Revisions',
  'plans.revisions.for': 'Who changed what, when and why; which revision is in force.',
  'plans.revisions.do':
    'Open an older one\nSubmit, send back, approve, put into force\nNote the filing\nCompare two of them',
  'plans.compare.title': 'Comparing revisions',
  'plans.compare.for': 'What differs between two revisions.',
  'plans.compare.do':
    'Choose two\nF8 goes to the next change, F7 to the one before\nAdded, removed and changed blocks are marked on the drawing',
  'plans.edit.title': 'Plan editor',
  'plans.edit.for': 'A plan built of blocks; the drawing follows at once and the draft stores itself.',
  'plans.edit.do':
    'Choose a block in the outline, Enter fills it in\nInsert adds one, Alt and arrows move it\nProblems are named below and lead to their place\nCtrl+Z undoes\nSubmit it when it is done',
  'warnings.list.title': 'Warnings',
  'warnings.list.for': 'What was received: of what, which colour, where, until when.',
  'warnings.list.do':
    'Ctrl+V reads the text of an SMS or a fax; answer its doubts, then store\nDrop CAP or JSON files\nType one by hand\nStart a call-out or a response on it\nUpdates and liftings link themselves',
  'warnings.responses.title': 'Responses',
  'warnings.responses.for': 'Started, adjusted and ended by a headquarters, with their notices.',
  'warnings.responses.do':
    'Start a level: who decided it, in which words\nDraft and send the notice\nCollect receipts, chase the missing ones\nStart the plan that fits\nIt is ended by its own decision, never by the lifting of a warning',
  'warnings.tally.title': 'Tally sheets',
  'warnings.tally.for': 'Figures from the units by the hour; who has not reported is plain to see.',
  'warnings.tally.do':
    'Begin a sheet: units, items, hours\nFill it like a spreadsheet, or paste a block\n= repeats the round before, / reports zero\nF8 notes a call to chase\nTotals go into the log, the incident or a file',
  'warnings.losses.title': 'Loss reports',
  'warnings.losses.for': 'First, follow-up, zero and verified report, in a table that adds up.',
  'warnings.losses.do':
    'Open a process and fill in the units\nTotals add themselves\nA fall or a leap asks for an explanation\nNo change is a zero report\nThe verified report closes it',
  'statistics.log.title': 'Statistics: log',
  'statistics.log.for': 'How many lines, of which kind, at which hour.',
  'statistics.log.do':
    'Choose the period above\nSee tables and charts\nSave a table or a picture\nMake the report of a month',
  'statistics.incidents.title': 'Statistics: incidents',
  'statistics.incidents.for': 'Incidents by kind, grade and source, and the time they took.',
  'statistics.incidents.do':
    'Choose the period above\nSee kinds and grades\nSee how long the first report took\nSave a table',
  'statistics.duties.title': 'Statistics: deadlines',
  'statistics.duties.for': 'How much was in time, and how late the rest was.',
  'statistics.duties.do':
    'Choose the period above\nSee the rate and its formula\nFind what is often late\nSave a table',
  'statistics.callouts.title': 'Statistics: call-outs',
  'statistics.callouts.for': 'Answered, read back, and within how many minutes.',
  'statistics.callouts.do':
    'Choose the period above\nSee the rate within 15 minutes\nSee who often does not answer\nSave a table',
  'statistics.warnings.title': 'Statistics: warnings',
  'statistics.warnings.for': 'Warnings by colour, and how far the aims were reached.',
  'statistics.warnings.do':
    'Choose the period above\nSee how many of each colour\nSee what was reached; what nobody recorded stays empty\nSave a table',
  'statistics.drills.title': 'Statistics: drills',
  'statistics.drills.for': 'Drills on their own, never among the real ones.',
  'statistics.drills.do': 'Choose the period above\nSee how many and how far they went\nSave a table',
  'settings.room.title': 'Settings: room',
  'settings.room.for':
    'Name and data of the room, how this seat looks, and the times and lists that the room works by.',
  'settings.room.do':
    'Under display: language, dark or light, size of type, colours\nListen to the three sounds\nChange phrases, lists and how early to remind\nEvery change is written into the log',
  'settings.rules.title': 'Settings: rules',
  'settings.rules.for': 'Grades, limits and who is told, each with the article it rests on.',
  'settings.rules.do':
    'Find a rule by its name and see its source\nChange a number of the room and give the reason\nOne of law can only be made stricter\nChanged ones are marked',
  'settings.ladders.title': 'Settings: ladders',
  'settings.ladders.for': 'How loud an alert is, when it comes again, and to whom.',
  'settings.ladders.do':
    'Choose a kind of deadline\nChange its rungs: minutes, loudness, post\nA call to make becomes an item of its own\nGo back to the defaults if it went wrong',
  'settings.callouts.title': 'Settings: call-out rules',
  'settings.callouts.for': 'Which people a colour calls, and within how many minutes they must answer.',
  'settings.callouts.do':
    'See the posts of each colour\nChange minutes and who is called instead\nWrite the sentence to read\nNew call-outs take their list from here',
  'settings.backups.title': 'Settings: backups',
  'settings.backups.for':
    'Whether everything is in a backup, where the backups lie, and whether a second disk is set.',
  'settings.backups.do':
    'See that the last one is verified\nA supervisor chooses a folder on a second disk for a copy every hour\nChoose the folder of the daily files: each line is then written in two places\nBack up now before the machine is moved',
  'settings.accounts.title': 'Settings: accounts',
  'settings.accounts.for':
    'Who may sign in, in which roles, and whether the account works now; your own password and PIN.',
  'settings.accounts.do':
    'See role, state and the day a password is due\nChange your own password, set a PIN that only unlocks\nA supervisor or administrator adds accounts, changes roles, resets passwords\nDisable the account of who left: the name in the records stays\nWhat waits for it is countersigned by a supervisor or auditor who took no part',
  'settings.access.title': 'Settings: table of roles',
  'settings.access.for': 'Which role may do what; the recording service refuses by this very table.',
  'settings.access.do':
    'Type some letters to find an act\nRead along the row which roles may do it\nAfter a refusal see here which role is missing\nRoles are changed under “Accounts”',
  'settings.policy.title': 'Settings: account policy',
  'settings.policy.for':
    'How long a password is, when it is due, how many wrong tries lock, after how many minutes the seat locks.',
  'settings.policy.do':
    'See what each value rests on and what it may be\nA supervisor or administrator changes a value, then saves the policy\nFor level three choose three separated administrators\nChoose which acts take two people\nChanges stand in the log and the audit',
  'audit.title': 'Audit',
  'audit.for':
    'Who signed in, was refused, exported, or changed settings and roles: every entry stays, unchanged.',
  'audit.do':
    'A supervisor or auditor signs in; it opens from Settings → Accounts or with Ctrl+K\nNarrow it by days, kind and person, or search its words\nEnter opens an entry with its number in the journal\nExport what was found as CSV, with a signed manifest beside it\nOlder entries may be put out of sight, never under 183 days, and none is deleted',

  'guide.name': 'First shift',
  'guide.done': '{{done}} / {{total}}',
  'guide.away': 'Put away',
  'guide.all': 'All seven are done. Put the list away; F1 brings it back.',
  'guide.state.done': 'done',
  'guide.state.open': 'not yet',
  'guide.shift': 'Open a shift',
  'guide.shift.how': 'Handover → this shift: name people, open it',
  'guide.signOn': 'Sign on',
  'guide.signOn.how': 'Check devices and clock, try the sound',
  'guide.line': 'Write the first line',
  'guide.line.how': 'Ctrl+L, a sentence, Enter',
  'guide.slip': 'Take a call',
  'guide.slip.how': 'F2, what it was about, Ctrl+1 logs it',
  'guide.incident': 'Record an incident',
  'guide.incident.how': 'Alt+I; to practise mark it as a drill',
  'guide.acknowledged': 'Answer an alert',
  'guide.acknowledged.how': 'Alt+T for a minute from now, then Ctrl+Enter',
  'guide.handover': 'Hand a shift over',
  'guide.handover.how': 'Handover → handover, three signatures',
  name: 'Help',
  here: 'This screen',
  acts: 'What is done here',
  keys: 'Keys of this screen',
  allKeys: 'All keys',
  topics: 'Other screens',
  back: 'Back to this screen',
  guide: 'First shift',
  guideHide: 'Put first shift away',
  demo: 'Try it out (demo room)',
  demoNote:
    'Opens another window with an invented county. Your own data are not touched; everything goes when it quits.',
  demoMaking: 'Preparing the demo room: {{percent}} %',
  demoOpen: 'The demo room is open in another window.',
  demoFailed: 'The demo room could not be opened: {{reason}}. Your own data were not touched.',
  demoInside: 'This is the demo room. Everything goes when it quits.',
};

export default help;

import { accountEn } from './account-en.ts'
import { addressEn } from './address-en.ts'
import { alertEn } from './alert-en.ts'
import { boardEn } from './board-en.ts'
import { briefingEn } from './briefing-en.ts'
import { cellEn } from './cell-en.ts'
import { compareEn } from './compare-en.ts'
import { drawEn } from './draw-en.ts'
import { fairEn } from './fair-en.ts'
import { figureEn } from './figure-en.ts'
import { flowEn } from './flow-en.ts'
import { guardEn } from './guard-en.ts'
import { judgedEn } from './judged-en.ts'
import { overlayEn } from './overlay-en.ts'
import { personEn } from './person-en.ts'
import { reformEn } from './reform-en.ts'
import { sizeEn } from './size-en.ts'
import { targetEn } from './target-en.ts'
import { timeEn } from './time-en.ts'
import type { vi } from './vi.ts'
import { workEn } from './work-en.ts'

/** Words of the page in English: the same ids as in Vietnamese, checked by the compiler. */
export const en: Readonly<Record<keyof typeof vi, string>> = {
  ...accountEn,
  ...addressEn,
  ...briefingEn,
  ...compareEn,
  ...reformEn,
  ...alertEn,
  ...boardEn,
  ...fairEn,
  ...guardEn,
  ...personEn,
  ...figureEn,
  ...workEn,
  ...drawEn,
  ...cellEn,
  ...overlayEn,
  ...flowEn,
  ...judgedEn,
  ...sizeEn,
  ...targetEn,
  ...timeEn,

  'app.name': 'Counter-trafficking hub',
  'app.place': 'Bắc Ninh province',
  'app.title': 'Bắc Ninh counter-trafficking hub',

  'nav.label': 'Pages',
  'nav.skip': 'Skip to main content',
  'nav.map': 'Map',
  'nav.compare': 'Compare',
  'nav.directives': 'Directives',
  'nav.sources': 'Sources',
  'nav.graphiql': 'API',
  'nav.tip': 'Report',

  'language.label': 'Language',
  'scheme.label': 'Appearance: {now}. Change to: {next}',
  'scheme.system': 'as the system',
  'scheme.light': 'light',
  'scheme.dark': 'dark',

  'footer.sources': 'Sources, licences and method',
  'footer.api': 'GraphQL API',
  'footer.hotline': 'Hotline 111 – free, day and night',

  'state.loading': 'Loading…',
  'state.offline': 'No connection',
  'state.offlineHint': 'Check the network and try again. What you have seen is still on the page.',
  'state.fault': 'Something went wrong',
  'state.refused': 'The request was refused',
  'state.retry': 'Try again',

  'notFound.title': 'There is no such page',
  'notFound.body': 'The address may be mistyped, or the page has moved.',
  'notFound.map': 'To the map',

  'metric.label': 'Metric',
  'metric.method': 'Method and source',
  'metric.protected': 'A sensitive metric: cells with small numbers, zero included, are not published.',
  'metric.lag': 'Published {months} months late, to protect investigations.',
  'metric.source': 'Source',
  'topic.tip': 'Tips and denunciations',
  'topic.case': 'Cases and trials',
  'topic.victim': 'Victims and support',
  'topic.campaign': 'Communication work',
  'topic.setting': 'Setting',
  'topic.duty': 'Deadlines and tasks',

  'rate.label': 'Number or rate',
  'rate.value': 'Number',
  'rate.column': 'Per {per, number} residents',
  'rate.sentence': '{rate} per {per, number} residents',

  'basis.label': 'Boundaries',
  'basis.districts': '8 districts (before July 2025)',
  'basis.communes': '99 communes (since July 2025)',
  'basis.districtsHint':
    'The former Bắc Ninh province, code 27. Data after 1 July 2025 is carried to the old districts where whole communes were joined.',
  'basis.communesHint':
    'The Bắc Ninh province of today, code 24, with former Bắc Giang. The area of former Bắc Giang has data from 1 July 2025 only.',
  'basis.other': 'Use the other boundaries',

  'scale.steady': 'One colour scale for all periods',
  'scale.steadyHint': 'So that colours can be compared over time; normally each period has classes of its own.',

  'layer.label': 'Map layers',
  'layer.campaignEvent': 'Communication events',
  'layer.campaignEventHint': 'Those held in the shown period.',
  'layer.keyRoute': 'Key routes',
  'layer.workerHousing': 'Dense worker-lodging areas',
  'layer.foreignResident': 'Areas with many foreign residents',
  'layer.industrialPark': 'Industrial parks',
  'layer.transport': 'Airports and river ports',
  'layer.designationHint': 'The line is real; its designation as a key route is synthetic.',
  'layer.areaHint': 'A synthetic area; it points at no house and no person.',

  'map.region': 'Map',
  'map.canvas': 'Map. Move with the arrow keys, zoom with + and −. The figures are in the table.',
  'map.tools': 'Map tools',
  'map.zoomIn': 'Zoom in',
  'map.zoomOut': 'Zoom out',
  'map.home': 'Show the whole province',
  'map.picture': 'Save a picture of the map',
  'map.noWebgl': 'This browser cannot draw the map (no WebGL). The table of figures still works.',
  'map.noTiles': 'A part of the map could not be loaded. The figures in the table are complete.',
  'map.notPublished': '“{metric}” is not published by {basis}.',

  'controls.label': 'What the map shows',
  'tab.controls': 'Metric, layers',
  'tab.legend': 'Legend',
  'tab.table': 'Table',
  'panel.close': 'Close',

  'legend.label': 'Legend',
  'legend.zero': 'None (zero)',
  'legend.between': '{low} to under {next}',
  'legend.andMore': '{low} or more',
  'legend.withheld': 'Not published (withheld)',
  'legend.notReported': 'Not reported',
  'legend.noData': 'No data',
  'legend.range': 'Known as a range (colour of its middle)',
  'legend.rounded': 'Rounded number',
  'legend.provisional': 'Provisional',

  'period.label': 'Time',
  'period.previous': 'Previous period',
  'period.next': 'Next period',
  'period.slider': 'Shown period',
  'grain.label': 'Length of the period',
  'grain.month': 'Month',
  'grain.quarter': 'Quarter',
  'grain.year': 'Year',
  'grain.multiYear': '3 years',

  'search.label': 'Find places, routes, industrial parks, events',
  'search.placeholder': 'Find a commune, district, route, park…',
  'search.found': '{count, plural, =0 {Nothing found} one {# result} other {# results}}',
  'search.unit': 'Administrative unit',
  'search.park': 'Industrial park',
  'search.route': 'Key route',
  'search.housing': 'Worker-lodging area',
  'search.foreign': 'Foreign-resident area',
  'search.event': 'Communication event',

  'hover.more': 'and {count} more',
  'hover.why': 'Click to see why.',

  'profile.label': 'Unit profile',
  'profile.code': 'Code {code}',
  'profile.until': 'until {day}',
  'profile.population': 'Population {year}',
  'profile.none': 'There is no such unit: the link may be old or mistyped.',
  'profile.area': 'Area',
  'profile.density': '{density} people/km²',
  'profile.figures': 'Figures · {period}',
  'profile.parks': 'Industrial parks',
  'profile.routes': 'Key routes passing through',
  'profile.housing': 'Worker-lodging areas',
  'profile.foreign': 'Areas with many foreign residents',
  'profile.decree': 'From {day}, by {decree}',
  'method.sourced': 'as sourced',
  'method.interpolated': 'interpolated between sourced years',
  'method.carried': 'carried from the nearest sourced year',

  'thing.label': 'On the map',
  'thing.origin': 'Origin',
  'thing.transit': 'Transit',
  'thing.destination': 'Destination',
  'thing.length': 'Length',
  'thing.houses': 'Lodging houses',
  'thing.rooms': 'Rooms',
  'thing.lodgers': 'Lodgers',
  'thing.park': 'Nearest industrial park',
  'thing.mapped': 'Area on the map',
  'thing.planned': 'Planned area',
  'thing.day': 'Day',
  'thing.unit': 'Place',
  'thing.host': 'Host',
  'thing.attendance': 'Attendances',
  'thing.leaflets': 'Leaflets',

  'table.title': 'Table of figures',
  'table.unit': 'Unit',
  'table.code': 'Code',
  'table.state': 'Note',
  'table.low': 'Lowest',
  'table.high': 'Highest',
  'table.kind': 'Kind of number',
  'table.save': 'Save the table (CSV)',
  'table.sort': 'Sort by {column}',

  'directive.none': 'The release holds no directive yet.',
  'directive.number': 'Directive {number} of {day}',
  'directive.tasks': 'Tasks',
  'directive.done': 'Done',
  'directive.inProgress': 'In progress',
  'directive.notStarted': 'Not started',
  'directive.late': 'Late',
  'directive.sumHint':
    'Counted for each district and each round: {units} in all. What was done after its day counts as late too.',
  'directive.synthetic': 'The tasks are real; the progress is synthetic.',
  'directive.task': 'Task {number}',
  'directive.actsToday': 'This agency existed until {day}; its tasks have passed to: {agencies}.',
  'directive.due': 'Due {day}',
  'directive.bar': '{done} done, {inProgress} in progress, {notStarted} not started, {late} late, of {units}',
  'directive.ofUnits': '{done} of {units} done',
  'directive.lateCount': '{late} late',
  'directive.lateOne': 'late',
  'directive.noProgress': 'Not followed by district',

  'source.title': 'Sources and method',
  'source.lead':
    'Every public figure on this site comes from one single release. Here is that release, what to be careful about when reading its figures, and each source with its licence.',
  'source.real': 'Real data',
  'source.realHint': 'Measured and published by agencies or communities elsewhere.',
  'source.assumption': 'Assumptions and definitions',
  'source.assumptionHint': 'Set by this hub where nothing was published; the note says so.',
  'source.synthetic': 'Synthetic data',
  'source.syntheticHint': 'Generated to show how the hub works; it speaks of no real person or event.',
  'source.licence': 'Licence',
  'source.validOn': 'Data of {day}',
  'source.retrievedOn': 'Retrieved {day}',
  'source.open': 'Open the source',
  'release.title': 'The release in use',
  'release.hint':
    'It never changes once published: map, table, API and files all read from it, so they cannot disagree.',
  'release.number': 'Number',
  'release.publishedAt': 'Published',
  'release.dataThrough': 'Data through',
  'release.published': 'Cells published',
  'release.withheld': 'Cells withheld',
  'release.kind': 'Kind of data',
  'release.method': 'Method and digest',
  'release.digest': 'SHA-256 of all published figures, and the steps and thresholds used:',
  'caveat.title': 'Read the figures with care',
  'caveat.small':
    'Small numbers of sensitive metrics, zero included, are not published, so that no particular person is revealed.',
  'caveat.boundary':
    'Until 30 June 2025 there were 8 districts; since then there are 99 communes and no districts. Figures are carried over only where whole units were joined.',
  'caveat.outline':
    'Boundaries are generalised for display and have no legal value. Old communes have no outline of their own and are shown by their unit of 2025.',
  'caveat.population':
    'Population between sourced years is interpolated; how it was got stands beside each figure. Monthly and quarterly rates are not annualised.',
  'caveat.provisional':
    'The latest period is provisional and may still rise. Cases are published late to protect investigations.',
  'caveat.tips': 'More tips do not mean more crime; people may trust the authorities and speak up more.',
  'caveat.housing':
    'Households of 1–2 persons are an indirect sign of lodging, not a count of lodging houses. No layer points at a house, a person or a nationality.',

  'tip.leave': 'Leave now',
  'tip.leaveHint': 'or press Esc twice',
  'tip.title': 'Tell us safely',
  'tip.lead':
    'If you suspect that somebody is being deceived, forced to go, kept without papers or sold, tell it here. No name and no account are needed.',
  'tip.callLabel': 'Hotline',
  'tip.call': 'The national hotline against trafficking: free, day and night. In danger right now: call 113.',
  'tip.demo':
    'This is a demonstration with synthetic data: what is sent here reaches no authority and nobody acts on it. If it is real, call 111 or 113.',
  'tip.formTitle': 'What happened',
  'tip.topic': 'What is going on?',
  'tip.choose': 'Choose one',
  'tip.topicMissing': 'Please choose what is going on.',
  'tip.place': 'In which commune? (optional)',
  'tip.placeUnknown': 'Not known, or elsewhere in the province',
  'tip.summary': 'What you saw or heard (optional)',
  'tip.summaryHint':
    'When, where, who needs help. Leave out your own name if it feels unsafe. At most 4,000 characters.',
  'tip.personal':
    'What you wrote seems to hold {kinds}. Leave it in if it helps to find somebody who needs help, or a suspect; else take it out, above all what is about yourself.',
  'tip.kind.NAME': 'the name of a person',
  'tip.kind.PHONE': 'a telephone number',
  'tip.kind.ID_NUMBER': 'the number of an identity paper',
  'tip.kind.PLATE': 'a number plate',
  'tip.kind.EMAIL': 'an e-mail address',
  'tip.kind.SOCIAL': 'an account of a social network',
  'tip.contact': 'How to reach you (optional)',
  'tip.contactHint':
    'Only if you want to be called back. It is encrypted and kept apart: an officer must give a reason to open it, and whoever does is recorded.',
  'tip.send': 'Send',
  'tip.sending': 'Sending…',
  'tip.sent': 'Received',
  'tip.sentFor': 'Filed for: {unit}.',
  'tip.keepReceipt':
    'Write this code down and keep it secret. It is shown once; whoever has it can see what becomes of the tip.',
  'tip.again': 'Send another',
  'tip.safeTitle': 'Stay safe',
  'tip.safe1': 'This page keeps nothing on your device, uses no cookies and records no network address.',
  'tip.safe2': 'If somebody checks your phone, clear the browser history or use a private window.',
  'tip.safe3': 'Do not confront a suspect and do not fetch a person who is being held on your own.',
  'tip.safe4':
    'People who were trafficked are not to blame. Victims get shelter, medical, psychological and legal help, and training.',
  'tip.followTitle': 'Follow up',
  'tip.receipt': 'Your code',
  'tip.message': 'Something to add (optional)',
  'tip.follow': 'Look up',
  'tip.received': 'Received {day}',
  'tip.fromYou': 'who told it',
  'tip.fromOfficer': 'officer',
}

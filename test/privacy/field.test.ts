import { describe, expect, test } from 'vitest'
import { allFields, fieldsOpenTo } from './field-walk.ts'
import { type ViewerKind, viewerKinds, viewerOfKind } from './viewer-kind.ts'

/** Groups of viewers that things are open to. */
const groups = {
  everybody: viewerKinds,
  officers: ['district', 'agency', 'province'],
  province: ['province'],
  planners: ['planner', 'person'],
  administrators: ['administrator'],
  auditors: ['auditor'],
  persons: ['person'],
  halfIn: [],
} as const satisfies Record<string, readonly ViewerKind[]>

/**
 * Every field of the schema, under those who can come to it. A new field fails the test until somebody has decided where it stands.
 * `persons` are signed in with a browser; `halfIn` are those whose second factor is still to come, none of the viewers here.
 */
const table: Readonly<Record<keyof typeof groups, string>> = {
  everybody: `
    AccountSession: createdAt current endsAt seenAt
    AccountToken: createdAt expiresAt id label lastUsedOn scopes
    AdminUnit: areaKm2 basis bbox centre children code denominator id level nameEn nameVi names neighbours noteEn
      noteVi outline outlineSource outlineUnit parent predecessors source statistics successors type validFrom
      validTo
    AdminUnitChange: areaShareHigh areaShareLow decree effectiveOn note populationShareHigh populationShareLow
      source unit
    AdminUnitConnection: edges nodes pageInfo totalCount
    AdminUnitEdge: cursor node
    AdminUnitName: nameEn nameVi type validFrom validTo
    Agency: actingToday code id kind level nameEn nameVi noteEn noteVi predecessors source successors unit validFrom validTo
    AgencyConnection: edges nodes pageInfo totalCount
    AgencyEdge: cursor node
    AgencySuccession: agency decree effectiveOn noteEn noteVi
    Alert: acknowledgement base category expectedHigh expectedLow falseDiscovery from isNew provisional rule sinceRelease to unit value
    AlertAcknowledgement: at by note
    AlertCheck: falseAlarms found from tested to untested
    AlertRule: basis breakdown check code falseDiscoveryRate kind labelEn labelVi level limit methodEn methodVi metric source
    AreaFigures: areaKm2 attendances events eventsUnplaced exactRefused from lastHeldOn parks routes to
    Box: east north south west
    Briefing: baseline basis bytes form id level madeAt metrics path period release sha256 superseded title units
    BriefingConnection: edges nodes pageInfo totalCount
    BriefingEdge: cursor node
    Campaign: code directive id nameEn nameVi synthetic year
    CampaignEvent: ageFit attendance audience campaign channel eventType heldOn host hostVi id isIntegrated leaflets
      loudspeakerMinutes onlinePosts onlineShares onlineViews pilotModel placePrecision point pressUrl setting
      synthetic titleEn titleVi unit
    CampaignCoverage: events lastHeldOn unit unitId
    CampaignEventCluster: bbox count event point unit
    CampaignEventConnection: edges nodes pageInfo totalCount
    CampaignEventEdge: cursor node
    Catchment: area areaKm2 attendances communes events exactRefused foreignResidentAreas from households lastHeldOn lodgingPressure
      parks routes to withinKm workerHousing
    CatchmentCommune: share unit
    CensusEstimate: byArea told
    Change: absolute percent
    Code: code descriptionEn descriptionVi htcds iccs ictip labelEn labelVi legalRef list validFrom validTo
    Comparison: baseline baselinePeriods basis columns frozen level live metrics period previousPeriod release rows
    ComparisonCell: base carried change interval metric moved previous previousProvisional previousRate provisional rank rankOf
      ranks rate rateChange series smoothed standing target targetMet value
    ComparisonColumn: intervalMethod judged metric overdispersion reference
    ComparisonRow: cells unit unitId
    Count: high kind low value
    Denominator: method source statistic value year
    Directive: id issuedOn issuer number signerRoleEn signerRoleVi source summaryEn summaryVi tasks titleEn titleVi
      url
    DirectiveConnection: edges nodes pageInfo totalCount
    DirectiveEdge: cursor node
    DirectiveProgress: asOf doneOn dueOn late status synthetic unit
    DirectiveProgressSummary: done inProgress late notStarted units
    DirectiveTask: actorEn actorVi agency dueOn dutyEn dutyVi hubEn hubVi id metric number progress progressSummary
    Figure: base category period provisional rate unit unitId value
    FigureSet: basis breakdown categories figures grain level live metric periods release threshold
    ForeignResidentArea: area areaKm2 code id lodgingPressure nameEn nameVi nearestPark nearestParkKm source synthetic unit
      validFrom validTo
    ForeignResidentAreaConnection: edges nodes pageInfo totalCount
    ForeignResidentAreaEdge: cursor node
    HotspotCluster: expected observed p relativeRisk unitIds
    HotspotDenominator: method source synthetic value year
    HotspotMethod: alphas caveatEn caveatVi correction entered judged permutations seed textEn textVi weights
    HotspotSet: basis insteadOf level likelyCluster live method metric overallRate per period release sources statistic statisticEn
      statisticVi units years
    IndustrialPark: areaHaMapped areaHaPlanned around code id kind nameEn nameVi outline point source status unit
    IndustrialParkConnection: edges nodes pageInfo totalCount
    IndustrialParkEdge: cursor node
    Interval: high low
    KeyRoute: code designationSource destinationEn destinationVi id kind lengthKm line nameEn nameVi originEn
      originVi source synthetic transitEn transitVi validFrom validTo
    KeyRouteConnection: edges nodes pageInfo totalCount
    KeyRouteEdge: cursor node
    LatticeEntry: basis breakdown grain level threshold validFrom validTo
    Layer: geometry id labelEn labelVi maxZoom minZoom properties sources tileJsonUrl
    LayerProperty: name type
    LegalClock: days extensionMonths hours kind labelEn labelVi legalRef months source validFrom validTo
    Metric: coverageFrom descriptionEn descriptionVi direction formulaEn formulaVi id labelEn labelVi lagMonths
      lattice legalRef measure openMonths per perStatistic sensitive source targets topic unitEn unitVi
    Mutation: followUpTip signIn signInByLink signOut submitTip
    PageInfo: endCursor hasNextPage hasPreviousPage startCursor
    PastFigure: carried period provisional rate value
    Period: end grain labelEn labelVi start
    PilotModel: code endedOn eventCount id lastEventOn nameEn nameVi startedOn synthetic unit
    PilotModelConnection: edges nodes pageInfo totalCount
    PilotModelEdge: cursor node
    Point: lat lon
    Query: adminUnit adminUnits agencies alertRules alerts areaFigures briefings campaignCoverage campaignEventClusters campaignEvents
      campaigns catchment checkText codes compareUnits directives figureSeries figures foreignResidentAreas hotspots industrialParks keyRoutes layers
      legalClocks metrics node nodes pilotModels release reportingEffort search sources targetProgress timeMarks viewer
      workerHousingAreas
    Rate: denominator denominatorMethod denominatorYear high kind low per source statistic value
    ReportingEffort: basis caveatEn caveatVi effort effortRate judged level live methodEn methodVi period release
      tipRate tips units
    Release: cellsPublished cellsWithheld dataThrough digest method number provinceCode publishedAt scaleFactor
      synthetic
    Scope: description name
    SecondFactor: active advised recoveryCodesLeft
    SignInPayload: next viewer
    Source: attribution id kind licence licenceUrl noteEn noteVi publisher retrievedOn titleEn titleVi url validOn
    SourceConnection: edges nodes pageInfo totalCount
    SourceEdge: cursor node
    Target: comparator labelEn labelVi legalRef programme source validFrom validTo value
    TargetCell: base openReason period provisional state value
    TargetProgress: metric periods published target units
    TargetSet: basis grain level live release targets
    TargetUnit: cells unit unitId
    TextFinding: end kind start
    TipFollowUp: messages receivedOn status
    TipMessage: body fromReporter sentOn
    TipReceipt: receipt receivedOn textFlags unitNameEn unitNameVi
    TimeMark: from kind labelEn labelVi legalRef source to unitsAfter unitsBefore
    ToldRatio: high low value
    UnitEffort: class effort effortRate effortRatio provisional reason tipRate tipRatio tips unit unitId
    UnitHotspot: class denominator expected observed p provisional q quadrant rate ratio reason smoothed tentative
      unit unitId z zLeast
    UnitStatistic: asOf noteEn noteVi source statistic synthetic value year
    Viewer: credential mustChangePassword name readsLive scopes secondFactor sessionEndsAt sessions signedIn tokens
      viewOnly
    WorkerHousingArea: area areaKm2 code id lodgers lodgingHouses lodgingPressure nameEn nameVi nearestPark nearestParkKm rooms
      source synthetic unit validFrom validTo
    WorkerHousingAreaConnection: edges nodes pageInfo totalCount
    WorkerHousingAreaEdge: cursor node
  `,
  officers: `
    CampaignEvent: textFlags
    Case: acts agency code deadlines destination foetusDeal id isKeyCase kind means offences openedOn origin
      originId people placePrecision point purposes ring routes specialProject stage stageOn stages summary
      synthetic textFlags tips trials unit victims
    CaseConnection: edges nodes pageInfo totalCount
    CaseEdge: cursor node
    CasePeople: ageGroup people role sex
    CaseStep: agency people reachedOn stage
    Consent: givenOn purpose withdrawnOn
    Deadline: agency clock daysLate dueAt extended labelEn labelVi legalRef metAt startedAt state subject subjectKind
      synthetic unit
    DeadlineConnection: edges nodes pageInfo totalCount
    DeadlineEdge: cursor node
    ForeignResidentArea: foreignResidents level reviewedBy reviewedOn
    IdentificationStep: agency documentType evidence reachedOn status
    IdentityOpening: account expiresAt fields openedAt reason reasonCode subjectId
    ImportBatch: account fileName finishedAt id kind notes rowsChanged rowsNew rowsRead rowsRefused rowsSame sha256
      startedAt status
    ImportBatchConnection: edges nodes pageInfo totalCount
    ImportBatchEdge: cursor node
    ImportNote: column line reason reasonEn reasonVi
    ImportReport: batch notes rowsChanged rowsNew rowsRead rowsRefused rowsSame
    KeyRoute: level reviewedBy reviewedOn
    Mutation: actOnTip advanceCase classifyTip extendTip identifyVictim importRecords recordCampaignEvent recordCase
      recordIdentity recordSupport recordTip recordTrial recordVictim replyToTip resolveTip withdrawConsent
    Offence: bandsYears code iccs labelEn labelVi legalRef trafficking validFrom validTo
    OtherRecord: agency byPaper
    Query: cases deadlineAgencies deadlines imports tips victims
    Ring: cases code dismantledOn firstSeenOn synthetic
    SupportService: costVnd fromOn labelEn labelVi law legalBasis outcome provider synthetic toOn type
    Tip: agency case channel classifiedAt deadlines extended firstActionAt id identityOpenings kind messages origin
      originId outcome placePrecision point receivedAt recordedAt resolvedAt sealedFields status summary synthetic
      textFlags topic unit
    TipConnection: edges nodes pageInfo totalCount
    TipEdge: cursor node
    Trial: attendance closedHearing court defendants heldOn instance isMobile outcome penaltyBand synthetic unit
    Victim: ageAtExploitation ageGroup agency alsoRecordedBy case consents deadlines destination exploitation
      homeUnit id identityOpenings intakeChannel intakeUnit isMinor18 isUnder16 origin originId pseudonym reportedOn
      retainUntil sealedFields services sex status statusOn statuses synthetic victimClass
    VictimConnection: edges nodes pageInfo totalCount
    VictimEdge: cursor node
    WorkerHousingArea: level reviewedBy reviewedOn
  `,
  province: `
    Mutation: openIdentity removePerson
    PersonRemoval: after before digestAfter digestBefore figures keptByName records release removed retired
    PersonRemovalPreview: figures keptByName records releases rows
    PopulationReview: agency kind people reviewedOn synthetic unit
    PopulationReviewConnection: edges nodes pageInfo totalCount
    PopulationReviewEdge: cursor node
    Query: personRemovalPreview populationReviews
    SealedIdentity: address birthYear contact document expiresAt name paper
    Tip: identity
    Victim: identity
  `,
  administrators: `
    Account: areas createdAt disabledAt id mustChangePassword name passwordSet scopes secondFactor sessions tokens
      tokensEndAt viewOnly workingTokens
    AccountArea: agency id nameEn nameVi reason unit validFrom validTo
    AddAccountPayload: account link
    BriefingSchedule: baseline basis by fault form grain id madeAt metric metrics next title units validFrom validTo
    Mutation: addAccount changeAccount endArea endBriefingSchedule giveArea issueSignInLink publishRelease retireRelease scheduleBriefing
    NextBriefing: notBefore period
    Query: accounts briefingSchedules
    SignInLink: expiresAt path
  `,
  auditors: `
    AuditEntry: account action at chain detail hash number operation previousHash requestId subject
    AuditEntryConnection: edges nodes pageInfo totalCount
    AuditEntryEdge: cursor node
    AuditStanding: entries head lastVerification seal sealedAt unsealed writers
    AuditVerification: account at entries faults head seals
    Mutation: verifyAudit
    Query: auditEntries auditStanding
  `,
  planners: `
    AreaFigures: exact
    Catchment: exact
    CatchmentExact: cases casesUnplaced tips tipsUnplaced
    CellFigure: cellId centre count outline units
    CellFigureSet: cells spread unplaced
    CellHotspot: cellId centre class expected observed outline p q quadrant rate ratio reason smoothed spread tentative unit
      z zLeast
    CellHotspotSet: cells method metric overallRate per period sources statistic statisticEn statisticVi unplaced years
    CellSpread: cells count
    PersonOverlap: agency byNameAlone otherAgency persons
    Mutation: acknowledgeAlert
    DeadlineAgency: agency cells clock late longestDays rules
    DeadlineCell: due met missed period provisional share stillOpen
    DeadlineFigures: grain late periods rows unit
    Query: cellFigures cellHotspots deadlineFigures personOverlap
  `,
  persons: `
    IssuedToken: issued token
    Mutation: beginSecondFactor changePassword confirmSecondFactor issueToken removeSecondFactor revokeToken
      signOutEverywhere
    NewSecondFactor: secret uri
  `,
  halfIn: `
    Mutation: completeSignIn
  `,
}

/** `Type: names` on lines, continued on lines that begin further in, as `Type.name`. */
function fieldsFromTable(lines: string): string[] {
  return lines
    .trim()
    .split(/\n {4}(?=\w)/)
    .flatMap((line) => {
      const [type = '', names = ''] = line.split(':')
      return names
        .trim()
        .split(/\s+/)
        .map((name) => `${type.trim()}.${name}`)
    })
}

const groupOf = new Map(
  Object.entries(table).flatMap(([group, lines]) =>
    fieldsFromTable(lines).map((field) => [field, group as keyof typeof groups] as const),
  ),
)

test('every field of the schema stands in the table, once, and nothing else does', () => {
  const listed = Object.values(table).flatMap(fieldsFromTable)
  expect(listed.filter((field, at) => listed.indexOf(field) !== at)).toEqual([])
  expect([...listed].sort()).toEqual(allFields().sort())
})

describe.each(viewerKinds)('a viewer who is %s', (kind) => {
  test('comes to the fields the table says, and is refused at the others before anything is read', async () => {
    const open = await fieldsOpenTo(viewerOfKind(kind))
    const expected = allFields().filter((field) => {
      const group = groupOf.get(field)
      return group !== undefined && (groups[group] as readonly ViewerKind[]).includes(kind)
    })
    expect([...open].sort()).toEqual(expected.sort())
  })
})

import { builder } from '../builder.ts'

export const EventType = builder.enumType('EventType', {
  description:
    'Kind of a campaign event, as the directive of 2020 names them. Words for people are in `codes(list: "EVENT_TYPE")`.',
  values: {
    COMMUNITY: { description: 'Communication in a residential community.' },
    MASS_MEDIA: { description: 'Radio, television, press, loudspeakers.' },
    INTEGRATED_MEETING: { description: 'Woven into a regular meeting of an association.' },
    CULTURE_ARTS: { description: 'Culture and arts.' },
    SPORT: { description: 'Sport.' },
    LAW_CONTEST: { description: 'Contest on knowledge of the law.' },
    SEMINAR: { description: 'Seminar (tọa đàm).' },
    THEMATIC_TALK: { description: 'Thematic talk (nói chuyện chuyên đề).' },
    SOCIAL_MEDIA: { description: 'Sharing on social networks.' },
    MOBILE_TRIAL: { description: 'Mobile trial, which also educates.' },
  } as const,
})

export const EventSetting = builder.enumType('EventSetting', {
  description: 'Where an event reaches people.',
  values: {
    RESIDENTIAL: { description: 'Residential area.' },
    AGENCY: { description: 'State agency or office.' },
    ENTERPRISE: { description: 'Firm or industrial park.' },
    SCHOOL: { description: 'School.' },
    ONLINE: { description: 'On the web only.' },
  } as const,
})

export const Audience = builder.enumType('Audience', {
  description: 'Whom an event is for.',
  values: {
    GENERAL: { description: 'Everybody.' },
    WOMEN: { description: 'Women.' },
    CHILDREN: { description: 'Children.' },
    YOUTH: { description: 'Young people.' },
    WORKERS: { description: 'Workers.' },
    LODGERS: { description: 'Lodgers and owners of lodging houses.' },
    PARENTS: { description: 'Parents.' },
    OFFICIALS: { description: 'Officials and those who spread the word.' },
  } as const,
})

export const AgeFit = builder.enumType('AgeFit', {
  description: 'Age that the content of an event is made for.',
  values: {
    ALL: { description: 'All ages.' },
    CHILD: { description: 'Children.' },
    TEEN: { description: 'Teenagers.' },
    ADULT: { description: 'Adults.' },
    OLDER: { description: 'Older people.' },
  } as const,
})

export const EventChannel = builder.enumType('EventChannel', {
  description: 'How an event speaks to people.',
  values: {
    FACE_TO_FACE: { description: 'Face to face.' },
    LOUDSPEAKER: { description: 'Public loudspeakers.' },
    TELEVISION: { description: 'Television.' },
    RADIO: { description: 'Radio.' },
    PRESS: { description: 'Newspapers, printed or on the web.' },
    SOCIAL_NETWORK: { description: 'Social networks.' },
    ZALO: { description: 'Zalo groups.' },
    LEAFLET: { description: 'Leaflets and posters.' },
  } as const,
})

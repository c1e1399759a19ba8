import { builder } from '../builder.ts'

export const EventType = builder.enumType('EventType', {
  description:
    'Kind of a campaign event, as the directive of 2020 names them. Words for people are in `codes(list: "EVENT_TYPE")`.',
  values: {
    COMMUNITY: { description: 'Truyền thông tại cộng đồng dân cư — communication in a residential community' },
    MASS_MEDIA: { description: 'Phương tiện thông tin đại chúng — radio, television, press, loudspeakers' },
    INTEGRATED_MEETING: { description: 'Lồng ghép trong sinh hoạt — woven into a regular meeting of an association' },
    CULTURE_ARTS: { description: 'Văn hóa, văn nghệ — culture and arts' },
    SPORT: { description: 'Thể thao — sport event' },
    LAW_CONTEST: { description: 'Thi tìm hiểu pháp luật — contest on knowledge of the law' },
    SEMINAR: { description: 'Tọa đàm — seminar' },
    THEMATIC_TALK: { description: 'Nói chuyện chuyên đề — thematic talk' },
    SOCIAL_MEDIA: { description: 'Chia sẻ trên mạng xã hội — sharing on social networks' },
    MOBILE_TRIAL: { description: 'Xét xử lưu động — mobile trial, which also educates' },
  } as const,
})

export const EventSetting = builder.enumType('EventSetting', {
  description: 'Where an event reaches people.',
  values: {
    RESIDENTIAL: { description: 'Khu dân cư — residential area' },
    AGENCY: { description: 'Cơ quan — state agency or office' },
    ENTERPRISE: { description: 'Doanh nghiệp — firm or industrial park' },
    SCHOOL: { description: 'Trường học — school' },
    ONLINE: { description: 'Trên mạng — on the web only' },
  } as const,
})

export const Audience = builder.enumType('Audience', {
  description: 'Whom an event is for.',
  values: {
    GENERAL: { description: 'Mọi người dân — everybody' },
    WOMEN: { description: 'Phụ nữ — women' },
    CHILDREN: { description: 'Trẻ em — children' },
    YOUTH: { description: 'Thanh niên — young people' },
    WORKERS: { description: 'Công nhân, người lao động — workers' },
    LODGERS: { description: 'Người thuê trọ, chủ nhà trọ — lodgers and owners of lodging houses' },
    PARENTS: { description: 'Cha mẹ — parents' },
    OFFICIALS: { description: 'Cán bộ, tuyên truyền viên — officials and those who spread the word' },
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
    FACE_TO_FACE: { description: 'Trực tiếp — face to face' },
    LOUDSPEAKER: { description: 'Loa truyền thanh — public loudspeakers' },
    TELEVISION: { description: 'Truyền hình — television' },
    RADIO: { description: 'Phát thanh — radio' },
    PRESS: { description: 'Báo chí — newspapers, printed or on the web' },
    SOCIAL_NETWORK: { description: 'Mạng xã hội — social networks' },
    ZALO: { description: 'Nhóm Zalo — groups of the messenger Zalo' },
    LEAFLET: { description: 'Tờ rơi, áp phích — leaflets and posters' },
  } as const,
})

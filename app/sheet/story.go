package sheet

// Story is what is read from its beginning to its end, such as all letters to somebody:
// headings, texts and pictures under each other, on as many pages as they need.
type Story struct {
	Title, Subtitle string
	Parts           []StoryPart
	Footer          string // at the bottom of every page
	Mark            string // notice at the top of every page, such as that of a sample
}

// StoryPart is one of them.
type StoryPart struct {
	Kind    StoryKind
	Text    string
	Picture string // key of one in the place of a text
	Aspect  float64
}

// StoryKind says how a part is set.
type StoryKind uint8

// The kinds of parts.
const (
	StoryText    StoryKind = iota
	StoryHead              // begins something new; never the last on its page
	StorySmall             // about what follows
	StoryPicture           // as wide as the page where it is not too high
)

// How a story is set, beyond what it has in common with a list.
const (
	storyPoints, storyHead = 11.0, 13.0
	storySmall             = 8.5
	storyGap               = 2.4
	storyBreak             = 7.0  // above a heading
	storyKeep              = 34.0 // what a heading needs below it
	storyHigh              = 230.0
	storySmallHigh         = 60.0 // of a picture on a card
)

// LayStory plans the pages of a story.
func LayStory(fs *Fonts, st Story) []Page {
	s := storySetter{listSetter: listSetter{fonts: fs, list: List{Title: st.Title, Subtitle: st.Subtitle, Footer: st.Footer, Mark: st.Mark}}}
	s.newPage()
	for _, p := range st.Parts {
		s.part(p)
	}
	return s.finish()
}

type storySetter struct{ listSetter }

func (s *storySetter) part(p StoryPart) {
	switch p.Kind {
	case StoryHead:
		if s.y > s.top {
			s.y += storyBreak
		}
		if s.y+storyKeep > listBottom {
			s.newPage()
		} else if s.y > s.top {
			s.rule(s.pages[len(s.pages)-1], ruleWidth, ruleGrey)
		}
		s.y += storyGap
		s.words(Serif, storyHead, p.Text, 0)
	case StorySmall:
		s.words(Sans, storySmall, p.Text, quiet)
	case StoryPicture:
		s.picture(p)
	default:
		s.words(Serif, storyPoints, p.Text, 0)
	}
}

// words sets a text over as many pages as it needs.
func (s *storySetter) words(id FontID, points float64, text string, grey float64) {
	if text == "" {
		return
	}
	b := s.block(id, points, listW-2*listMargin, text)
	for len(b.lines) > 0 {
		first := b
		first.lines = b.lines[:1]
		if s.y+first.height() > listBottom && s.y > s.top {
			s.newPage()
		}
		f := s.pages[len(s.pages)-1]
		part := b.take(listBottom - s.y)
		f.Texts = part.place(f.Texts, listMargin, s.y, grey)
		s.y += part.height() + storyGap
	}
}

// picture stands on this page where it has room, else on the next.
func (s *storySetter) picture(p StoryPart) {
	if p.Aspect <= 0 {
		return
	}
	w := listW - 2*listMargin
	h := w / p.Aspect
	if h > storyHigh {
		w, h = storyHigh*p.Aspect, storyHigh
	}
	if p.Text != "" { // a small one, with its caption
		h = min(h, storySmallHigh)
		w = h * p.Aspect
	}
	if s.y+h > listBottom && s.y > s.top {
		s.newPage()
	}
	f := s.pages[len(s.pages)-1]
	f.Pictures = append(f.Pictures, Picture{X: listMargin, Y: s.y, W: w, H: h, Key: p.Picture})
	s.y += h + storyGap
	s.words(Sans, storySmall, p.Text, quiet)
}

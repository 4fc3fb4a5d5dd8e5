package sheet

import "strconv"

// Customs is a declaration for a parcel, to be copied into the form of the post or stuck on
// where the post takes it. Everything on it is the caller's words but the places.
type Customs struct {
	Notice   string // above the frame: what the declaration is, and what it is not
	Title    string
	Form     string // its name, empty where it is not known which is needed
	Opened   string // that the post may open it
	From, To Labelled
	Category string
	Choices  []Choice
	Columns  [6]string // what it is, pieces, weight, value, HS number, origin
	Rows     [][6]string
	Totals   [][6]string
	Certify  string
	Sign     string
	Foot     string // below the frame: which form is needed, and why
	Mark     string // notice, such as that of a sample
}

// Choice is a box to be ticked, and whether it is.
type Choice struct {
	Label  string
	Ticked bool
}

const (
	customsWidth  = listW - 2*listMargin
	customsPad    = 2.2
	customsSmall  = 7.0 // points, of what stands on the form itself
	customsFilled = 10.5
	customsHalf   = customsWidth / 2
	customsSign   = 17.0 // mm for a date and a signature by hand
	customsName   = 17.0 // points of the form's name
	customsRoom   = 24.0 // mm for it
	customsEnd    = 68.0 // mm for the sums, the signature and what stands below the frame
	customsFrame  = 0.3
	customsBox    = 3.4
)

// customsColumns are the widths of the columns, mm.
var customsColumns = [6]float64{70, 18, 22, 26, 22, customsWidth - 158}

// LayCustoms plans the declaration on A4: on as many pages as its rows need, each with all of
// the form but for the sums and the signature, which stand on the last.
func LayCustoms(fs *Fonts, c Customs) []Page {
	var pages []Page
	for rows := c.Rows; rows != nil || pages == nil; {
		var f *Face
		f, rows = layCustoms(fs, &c, rows)
		pages = append(pages, Single(f))
	}
	if len(pages) > 1 {
		for i, p := range pages {
			f := p.Faces[0].Face
			number := strconv.Itoa(i+1) + "/" + strconv.Itoa(len(pages))
			f.Texts = append(f.Texts, Text{
				X: listW - listMargin - fs.Width(Sans, footPoints, number), Baseline: listFoot, Size: footPoints, Grey: quiet, Font: Sans, S: number,
			})
		}
	}
	return pages
}

// layCustoms plans one page and gives the rows that did not find room, nil for none.
func layCustoms(fs *Fonts, c *Customs, rows [][6]string) (*Face, [][6]string) {
	s := customsSetter{fonts: fs, face: &Face{W: listW, H: listH}, y: listMargin}
	if c.Mark != "" {
		s.put(s.set(SansBold, footPoints, customsWidth, c.Mark), listMargin, listMargin-8, quiet)
	}
	s.y = s.put(s.set(Sans, subtitlePoints, customsWidth, c.Notice), listMargin, s.y, quiet) + 4
	top := s.y
	s.head(c)
	s.addresses(c)
	s.category(c)
	rest := s.table(c, rows)
	if rest == nil {
		s.certify(c)
	}
	s.face.Rects = append(s.face.Rects, Rect{X: listMargin, Y: top, W: customsWidth, H: s.y - top, Width: customsFrame})
	if rest == nil {
		s.put(s.set(Sans, subtitlePoints, customsWidth, c.Foot), listMargin, s.y+4, quiet)
	}
	return s.face, rest
}

type customsSetter struct {
	fonts *Fonts
	face  *Face
	y     float64
}

func (s *customsSetter) set(id FontID, points, width float64, text string) block {
	text = clean(text)
	b := block{fonts: s.fonts, font: id, text: text, tokens: s.fonts.tokens(id, text)}
	b.set(points, width)
	return b
}

// put places a block and gives where it ends.
func (s *customsSetter) put(b block, x, y, grey float64) float64 {
	if b.text == "" {
		return y
	}
	s.face.Texts = b.place(s.face.Texts, x, y, grey)
	return y + b.height()
}

func (s *customsSetter) rule(x1, y1, x2, y2 float64) {
	s.face.Lines = append(s.face.Lines, Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: ruleWidth})
}

// under ends a part of the form at the height.
func (s *customsSetter) under(y float64) {
	s.y = y + customsPad
	s.rule(listMargin, s.y, listMargin+customsWidth, s.y)
}

func (s *customsSetter) head(c *Customs) {
	const x = listMargin + customsPad
	width := customsWidth - 2*customsPad - customsRoom
	y := s.put(s.set(SansBold, customsFilled, width, c.Title), x, s.y+customsPad, 0) + 1
	y = s.put(s.set(Sans, customsSmall+1, width, c.Opened), x, y, 0)
	if c.Form != "" {
		name := s.set(SansBold, customsName, customsRoom, c.Form)
		right := listMargin + customsWidth - customsPad - s.fonts.Width(SansBold, customsName, name.text)
		y = max(y, s.put(name, right, s.y+customsPad, 0))
	}
	s.under(y)
}

func (s *customsSetter) addresses(c *Customs) {
	top, end := s.y, s.y
	for i, l := range []Labelled{c.From, c.To} {
		x, width := listMargin+customsPad+float64(i)*customsHalf, customsHalf-2*customsPad
		y := s.put(s.set(Sans, customsSmall, width, l.Label), x, top+customsPad, quiet) + 0.8
		end = max(end, s.put(s.set(Sans, customsFilled, width, l.Text), x, y, 0), y+14)
	}
	s.under(end)
	s.rule(listMargin+customsHalf, top, listMargin+customsHalf, s.y)
}

func (s *customsSetter) category(c *Customs) {
	const x = listMargin + customsPad
	y := s.put(s.set(Sans, customsSmall, customsWidth-2*customsPad, c.Category), x, s.y+customsPad, quiet) + 1.5
	width := (customsWidth - 2*customsPad) / float64(max(len(c.Choices), 1))
	end := y
	for i, one := range c.Choices {
		left := x + float64(i)*width
		s.face.Rects = append(s.face.Rects, Rect{X: left, Y: y, W: customsBox, H: customsBox, Width: tickWidth})
		if one.Ticked {
			s.face.Lines = append(s.face.Lines,
				Line{X1: left, Y1: y, X2: left + customsBox, Y2: y + customsBox, Width: customsFrame},
				Line{X1: left, Y1: y + customsBox, X2: left + customsBox, Y2: y, Width: customsFrame})
		}
		end = max(end, s.put(s.set(Sans, customsSmall+1, width-customsBox-3, one.Label), left+customsBox+1.5, y, 0), y+customsBox)
	}
	s.under(end)
}

// table sets the things, each on a row of its own, and gives those that did not find
// room above what ends the form.
func (s *customsSetter) table(c *Customs, rows [][6]string) (rest [][6]string) {
	top := s.y
	s.row(c.Columns, Sans, customsSmall, quiet)
	for i, row := range rows {
		if i > 0 && s.y+s.tall(row) > listBottom-customsEnd {
			rest = rows[i:]
			break
		}
		s.row(row, Sans, customsFilled, 0)
	}
	if rest == nil {
		for _, row := range c.Totals {
			s.row(row, SansBold, customsFilled-1, 0)
		}
	}
	x := listMargin
	for _, w := range customsColumns[:len(customsColumns)-1] {
		x += w
		s.rule(x, top, x, s.y)
	}
	return rest
}

// tall is how high a row is.
func (s *customsSetter) tall(row [6]string) float64 {
	b := s.set(Sans, customsFilled, customsColumns[0]-2*customsPad+1, row[0])
	return b.height() + 2*customsPad
}

func (s *customsSetter) row(cells [6]string, id FontID, points, grey float64) {
	x, end := listMargin, s.y
	for i, text := range cells {
		end = max(end, s.put(s.set(id, points, customsColumns[i]-2*customsPad+1, text), x+customsPad, s.y+customsPad, grey))
		x += customsColumns[i]
	}
	s.under(end)
}

func (s *customsSetter) certify(c *Customs) {
	const x = listMargin + customsPad
	y := s.put(s.set(Sans, customsSmall, customsWidth-2*customsPad, c.Certify), x, s.y+customsPad, 0) + 2
	s.put(s.set(Sans, customsSmall, customsWidth-2*customsPad, c.Sign), x, y, quiet)
	s.y = y + customsSign
}

package sheet

import "testing"

func calibration(paper Size) Calibration {
	return Calibration{
		Paper: paper, Front: "Пярэдні бок", Back: "Адваротны бок", Across: "A", Down: "B",
		Lead:   "Вымерайце ад левага краю паперы да лініі A і ад верхняга краю да лініі B. Павінна быць 30 мм. Упішыце, колькі атрымалася, для кожнага боку.",
		Middle: "Крыжы абодвух бакоў супадаюць, калі глядзець на святло.",
	}
}

func TestTheTestSheetOfAPrinterIsAsItWasAccepted(t *testing.T) {
	leaf := LayCalibration(loaded(t), calibration(A4))
	golden(t, "calibration.txt", plan(leaf.Front)+plan(leaf.Back))
}

// Whatever the paper: the two lines stand where they are measured, nothing lies on
// the cross or off the paper.
func TestTheTestSheetFindsRoomOnEveryPaper(t *testing.T) {
	fonts := loaded(t)
	for _, paper := range []Size{A4, A4.Turned(), A5, A6, A6.Turned(), DL, C6, C5} {
		leaf := LayCalibration(fonts, calibration(paper))
		for _, face := range []*Face{leaf.Front, leaf.Back} {
			if face.Lines[0].X1 != CalibrationAt || face.Lines[0].X2 != CalibrationAt || face.Lines[1].Y1 != CalibrationAt || face.Lines[1].Y2 != CalibrationAt {
				t.Errorf("%v: %v", paper, face.Lines[:2])
			}
			for _, r := range face.Texts {
				right := r.X + fonts.Width(r.Font, r.Size, r.S)
				low := r.X > CalibrationAt && r.Baseline > face.H/2-calibrationHalf && r.Baseline < face.H/2+calibrationHalf
				if r.X < 0 || right > face.W || r.Baseline > face.H || low {
					t.Errorf("%v: %q at %.1f-%.1f, %.1f", paper, r.S, r.X, right, r.Baseline)
				}
			}
		}
	}
}

func TestTheCrossesOfTheTestSheetMeetHoweverItIsTurned(t *testing.T) {
	fonts := loaded(t)
	for _, turn := range []Turn{LongEdge, ShortEdge} {
		im := Imposition{Stock: Whole(A4), Sides: Both, Turn: turn}
		for page := range im.Pages(func(int) Leaf { return LayCalibration(fonts, calibration(A4)) }, 1) {
			middle := page.Faces[0].Face.Lines[8]
			if x, y := (middle.X1+middle.X2)/2, (middle.Y1+middle.Y2)/2; x != A4.W/2 || y != A4.H/2 {
				t.Errorf("%s: %v", turn, middle)
			}
		}
	}
}

package session

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"vestka/app/work"
)

// Listen calls away, on a goroutine of its own, each time that the screen of the
// user's session was locked, until the watch is stopped.
func Listen(_ context.Context, away func()) *Watch {
	locked, known := screenLocked()
	if !known {
		return nil
	}
	stop := work.Every(2*time.Second, func(time.Time) {
		was := locked
		if now, known := screenLocked(); known {
			locked = now
		}
		if locked && !was {
			away()
		}
	})
	return &Watch{screen: true, stop: stop}
}

var querySession = windows.NewLazySystemDLL("wtsapi32.dll").NewProc("WTSQuerySessionInformationW")

// The words of wtsapi32.h.
const (
	currentServer  = 0
	currentSession = 0xFFFFFFFF // WTS_CURRENT_SESSION
	sessionInfoEx  = 25         // WTSSessionInfoEx
	flagLocked     = 0          // WTS_SESSIONSTATE_LOCK
	flagUnlocked   = 1          // WTS_SESSIONSTATE_UNLOCK
)

// infoEx is the beginning of WTSINFOEXW: its data lie at a multiple of eight.
type infoEx struct {
	level   uint32
	_       uint32
	session uint32
	state   int32
	flags   int32
}

// screenLocked asks the system about the session of this process.
func screenLocked() (locked, known bool) {
	if querySession.Find() != nil {
		return false, false
	}
	var info *infoEx
	var size uint32
	ok, _, _ := querySession.Call(currentServer, currentSession, sessionInfoEx, uintptr(unsafe.Pointer(&info)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || info == nil {
		return false, false
	}
	defer windows.WTSFreeMemory(uintptr(unsafe.Pointer(info)))
	if uintptr(size) < unsafe.Sizeof(infoEx{}) || info.level != 1 {
		return false, false
	}
	return info.flags == flagLocked, info.flags == flagLocked || info.flags == flagUnlocked
}

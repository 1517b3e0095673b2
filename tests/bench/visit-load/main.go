// Visits of two parties on a media server: each party sends 720p video in three layers and sound, and receives the other's best layer. The
// pictures are random bytes behind the head of a VP8 key frame (RFC 6386 section 9.1), because the server forwards and never decodes; so the
// cost of encoding does not hide the server's.
//
// Prints one JSON object: what the parties received in the measured seconds.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/livekit/protocol/livekit"
	protologger "github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
)

const framesPerSecond = 30

type layer struct {
	quality       livekit.VideoQuality
	width, height uint32
	bitsPerSecond uint32
}

var layers = []layer{
	{livekit.VideoQuality_LOW, 320, 180, 120_000},
	{livekit.VideoQuality_MEDIUM, 640, 360, 450_000},
	{livekit.VideoQuality_HIGH, 1280, 720, 1_700_000},
}

// What one party got from the other.
type intake struct {
	bytes, packets, lost atomic.Int64
}

type result struct {
	Visits          int     `json:"visits"`
	Tracks          int     `json:"tracks"`
	LeastKbitPerSec float64 `json:"leastKbitPerSecond"`
	MeanKbitPerSec  float64 `json:"meanKbitPerSecond"`
	LostShare       float64 `json:"lostShare"`
}

func main() {
	url := flag.String("url", "", "ws address of the media server")
	visits := flag.Int("visits", 1, "visits at once")
	seconds := flag.Int("seconds", 10, "how long to measure after everybody is there")
	flag.Parse()
	key, secret := os.Getenv("LIVEKIT_API_KEY"), os.Getenv("LIVEKIT_API_SECRET")
	lksdk.SetLogger(protologger.GetDiscardLogger())

	parties := make([]*party, 0, *visits*2)
	for visit := range *visits {
		room := fmt.Sprintf("load-%d-%d", os.Getpid(), visit)
		service := lksdk.NewRoomServiceClient(*url, key, secret)
		_, err := service.CreateRoom(context.Background(), &livekit.CreateRoomRequest{Name: room, EmptyTimeout: 60})
		exitOn(err)
		for _, who := range []string{"a", "b"} {
			one, err := join(*url, lksdk.ConnectInfo{APIKey: key, APISecret: secret, RoomName: room, ParticipantIdentity: who})
			exitOn(err)
			parties = append(parties, one)
		}
	}
	for _, one := range parties {
		select {
		case <-one.watching:
		case <-time.After(20 * time.Second):
			exitOn(fmt.Errorf("a party got no picture within 20 s"))
		}
	}
	time.Sleep(2 * time.Second)
	for _, one := range parties {
		one.got.bytes.Store(0)
		one.got.packets.Store(0)
		one.got.lost.Store(0)
	}
	time.Sleep(time.Duration(*seconds) * time.Second)
	report := result{Visits: *visits, Tracks: len(parties), LeastKbitPerSec: -1}
	var packets, lost int64
	for _, one := range parties {
		kbit := float64(one.got.bytes.Load()) * 8 / 1000 / float64(*seconds)
		report.MeanKbitPerSec += kbit / float64(len(parties))
		if report.LeastKbitPerSec < 0 || kbit < report.LeastKbitPerSec {
			report.LeastKbitPerSec = kbit
		}
		packets += one.got.packets.Load()
		lost += one.got.lost.Load()
	}
	report.LostShare = float64(lost) / float64(max(packets+lost, 1))
	exitOn(json.NewEncoder(os.Stdout).Encode(report))
	for _, one := range parties {
		one.room.Disconnect()
	}
}

type party struct {
	room     *lksdk.Room
	got      intake
	watching chan struct{}
	once     sync.Once
}

func join(url string, info lksdk.ConnectInfo) (*party, error) {
	one := &party{watching: make(chan struct{})}
	callback := lksdk.NewRoomCallback()
	callback.OnTrackSubscribed = func(track *webrtc.TrackRemote, publication *lksdk.RemoteTrackPublication, _ *lksdk.RemoteParticipant) {
		if track.Kind() != webrtc.RTPCodecTypeVideo {
			go drain(track)
			return
		}
		publication.SetVideoDimensions(1280, 720)
		go one.watch(track)
	}
	room, err := lksdk.ConnectToRoom(url, info, callback)
	if err != nil {
		return nil, err
	}
	one.room = room
	if err := publishVideo(room); err != nil {
		return nil, err
	}
	return one, publishSound(room)
}

func (one *party) watch(track *webrtc.TrackRemote) {
	var last uint16
	first := true
	for {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return
		}
		if step := packet.SequenceNumber - last; !first && step > 1 && step < 1000 {
			one.got.lost.Add(int64(step - 1))
		}
		last, first = packet.SequenceNumber, false
		one.got.packets.Add(1)
		one.got.bytes.Add(int64(len(packet.Payload)))
		one.once.Do(func() { close(one.watching) })
	}
}

func drain(track *webrtc.TrackRemote) {
	for {
		if _, _, err := track.ReadRTP(); err != nil {
			return
		}
	}
}

func publishVideo(room *lksdk.Room) error {
	tracks := make([]*lksdk.LocalTrack, 0, len(layers))
	for _, one := range layers {
		track, err := lksdk.NewLocalSampleTrack(
			webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: 90_000},
			lksdk.WithSimulcast("camera", &livekit.VideoLayer{
				Quality: one.quality, Width: one.width, Height: one.height, Bitrate: one.bitsPerSecond,
			}),
		)
		if err != nil {
			return err
		}
		source := pictures(one)
		track.OnBind(func() { _ = track.StartWrite(source, nil) })
		tracks = append(tracks, track)
	}
	options := &lksdk.TrackPublicationOptions{Name: "camera", Source: livekit.TrackSource_CAMERA, VideoWidth: 1280, VideoHeight: 720}
	_, err := room.LocalParticipant.PublishSimulcastTrack(tracks, options)
	return err
}

func publishSound(room *lksdk.Room) error {
	track, err := lksdk.NewLocalSampleTrack(webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48_000, Channels: 2})
	if err != nil {
		return err
	}
	// 32 kbit/s in packets of 20 ms
	source := &samples{data: noise(80), duration: 20 * time.Millisecond}
	track.OnBind(func() { _ = track.StartWrite(source, nil) })
	_, err = room.LocalParticipant.PublishTrack(track, &lksdk.TrackPublicationOptions{Name: "microphone", Source: livekit.TrackSource_MICROPHONE})
	return err
}

// One sample again and again.
type samples struct {
	lksdk.BaseSampleProvider
	data     []byte
	duration time.Duration
}

func (s *samples) NextSample(context.Context) (media.Sample, error) {
	return media.Sample{Data: s.data, Duration: s.duration}, nil
}

func pictures(one layer) *samples {
	frame := noise(int(one.bitsPerSecond / 8 / framesPerSecond))
	// Frame tag of a shown key frame of version 0, the start code, then width and height.
	frame[0], frame[1], frame[2] = 0x10, 0x02, 0x00
	frame[3], frame[4], frame[5] = 0x9d, 0x01, 0x2a
	frame[6], frame[7] = byte(one.width), byte(one.width>>8)
	frame[8], frame[9] = byte(one.height), byte(one.height>>8)
	return &samples{data: frame, duration: time.Second / framesPerSecond}
}

func noise(length int) []byte {
	bytes := make([]byte, length)
	for i := range bytes {
		bytes[i] = byte(rand.Intn(256))
	}
	return bytes
}

func exitOn(err error) {
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

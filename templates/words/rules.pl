# The words by which the rules read Polish; how a list is written stands at
# the head of generator/criteria/lexicon.h.

[settings]
decimal = comma
head = first
endings = a y i e u em om ami ach ów ę ą ie owi owie o iem ie ej ych ym ymi
participle = ono ano eni ani ione one ony ona any ana ane ięty ięta ięte ięto uto yto
action = anie enie ania enia acja acje cie
infinitive = ać ić yć eć ąć ść

# --- figures and dates in a sentence ---

[number]
zero = 0, jeden = 1, jedna = 1, jedno = 1, jednego = 1, jednej = 1, jednym = 1, dwa = 2
dwie = 2, dwóch = 2, dwu = 2, trzy = 3, trzech = 3, cztery = 4, czterech = 4, pięć = 5
pięciu = 5, sześć = 6, sześciu = 6, siedem = 7, siedmiu = 7, osiem = 8, ośmiu = 8
dziewięć = 9, dziewięciu = 9, dziesięć = 10, dziesięciu = 10, jedenaście = 11
jedenastu = 11, dwanaście = 12, dwunastu = 12, trzynaście = 13, trzynastu = 13
czternaście = 14, czternastu = 14, piętnaście = 15, piętnastu = 15, szesnaście = 16
szesnastu = 16, siedemnaście = 17, siedemnastu = 17, osiemnaście = 18, osiemnastu = 18
dziewiętnaście = 19, dziewiętnastu = 19, dwadzieścia = 20, dwudziestu = 20
trzydzieści = 30, trzydziestu = 30, czterdzieści = 40, czterdziestu = 40
pięćdziesiąt = 50, pięćdziesięciu = 50, sześćdziesiąt = 60, sześćdziesięciu = 60
siedemdziesiąt = 70, siedemdziesięciu = 70, osiemdziesiąt = 80, osiemdziesięciu = 80
dziewięćdziesiąt = 90, dziewięćdziesięciu = 90, sto = 100, stu = 100

[fraction]
połowa = 2, połowę = 2, połowy = 2, pół = 2, trzecią = 3, trzeciej = 3
jedna trzecia = 3, jedną trzecią = 3, ćwierć = 4, ćwierci = 4, jedna czwarta = 4
jedną czwartą = 4, czwarte = 4, czwartych = 4, piątą = 5, jedna piąta = 5
jedną piątą = 5, dziesiąta = 10, trzecie = 3, trzecich = 3, piąte = 5, piątych = 5
dziesiąte = 10

[multiple]
tysiąc = 1000, tysiące = 1000, tysięcy = 1000, tys = 1000, milion = 1000000
miliony = 1000000, milionów = 1000000, mln = 1000000, miliard = 1000000000
miliardów = 1000000000, miliardy = 1000000000, mld = 1000000000, k = 1000, tuzin = 12

[article]


[unit]
s = s, sek = s, sekunda = s, sekundy = s, sekund = s, min = min, minuta = min
minuty = min, minut = min, minutę = min, h = h, godz = h, godzina = h, godziny = h
godzin = h, godzinę = h, d = d, dzień = d, dni = d, dnia = d, dni roboczych = d
dni robocze = d, dni kalendarzowych = d, tydzień = w, tygodnie = w, tygodni = w
tygodnia = w, tyg = w, procent = %, procenta = %, proc = %, pp = pp
punkt procentowy = pp, punkty procentowe = pp, punktów procentowych = pp, p p = pp
zł = PLN, złotych = PLN, złote = PLN, złoty = PLN, pln = PLN, euro = EUR, dolarów = USD
dolary = USD, dniach = d, godzinach = h, minutach = min, tygodniach = w
doba = d, doby = d, dobę = d

[period]
miesiąc, miesiące, miesięcy, miesiąca, kwartał, kwartały, kwartałów, kwartału, rok, roku
lata, lat, półrocze, półrocza, godz = clock

[month]
styczniem = 1, marcem = 3, kwietniem = 4, majem = 5, czerwcem = 6, lipcem = 7
sierpniem = 8, wrześniem = 9, październikiem = 10, listopadem = 11, grudniem = 12
styczeń = 1, stycznia = 1, styczniu = 1, sty = 1, luty = 2, lutego = 2, lutym = 2
lut = 2, marzec = 3, marca = 3, marcu = 3, kwiecień = 4, kwietnia = 4, kwietniu = 4
kwi = 4, maj = 5, maja = 5, maju = 5, czerwiec = 6, czerwca = 6, czerwcu = 6, cze = 6
lipiec = 7, lipca = 7, lipcu = 7, sierpień = 8, sierpnia = 8, sierpniu = 8, sie = 8
wrzesień = 9, września = 9, wrześniu = 9, wrz = 9, październik = 10, października = 10
październiku = 10, paź = 10, listopad = 11, listopada = 11, listopadzie = 11, lis = 11
grudzień = 12, grudnia = 12, grudniu = 12, gru = 12

[quarter]
kwartał = 4, kwartału = 4, kwartale = 4, kwartałem = 4, kw = 4, półrocze = 2
półrocza = 2, półroczu = 2

[ordinal]
pierwszy = 1, pierwszego = 1, pierwszym = 1, drugi = 2, drugiego = 2, drugim = 2
trzeci = 3, trzeciego = 3, trzecim = 3, czwarty = 4, czwartego = 4, czwartym = 4, i = 1
ii = 2, iii = 3, iv = 4

[suffix]
go, gi, ego, szy, y

[from]
z, ze, od, zamiast, wobec, w porównaniu z, w porównaniu do, był, była, było, były
wynosił, wynosiła, wynosiło, wynosiły, poprzednio, zamiast obecnych, ze średnio

[now]
dziś, dzisiaj, obecnie, aktualnie, teraz, obecny, obecna, obecne, obecnych, obecnego
do tej pory, dotąd, dotychczas, w zeszłym roku, w ubiegłym roku, na razie, w tej chwili
w minionym roku, dzisiejszych, dzisiejszego, dotychczasowych
jak dotąd, na tę chwilę, póki co, na dziś

[to]
do, na = per, osiągnąć, osiągnie, cel, docelowo, aż do, wyniesie, osiągną, osiąga

[beyond]
poniżej, powyżej, pod, ponad, mniej niż, więcej niż, co najmniej, przynajmniej
co najwyżej, najwyżej, maksymalnie, minimalnie, maks, min, nie więcej niż, nie mniej niż
nie dłużej niż, krócej niż, dłużej niż, lepiej niż, lub mniej, lub więcej
nie dłuższy niż, w ciągu

[by]
do, do dnia, przed, najpóźniej, najpóźniej do, nie później niż do, nie później niż, na
na koniec = end, o, o około, o co najmniej, nim

[within]
w ciągu, w, przez, w okresie, w najbliższych, za, w ciągu najbliższych

[of]
na, z, spośród, na każde

[end]
końca, koniec, końcem, końcu, końcówka, zakończenia, zamknięcia, ostatniego dnia

[part]
połowy, połowie, początku, początkiem, początek, środku, połowa

[year]
rok, roku, rokiem

[vague]
wkrótce, wakacje, wakacjami, wakacji, święta, świętami, świąt, wielkanocą, wielkanocy
lato, latem, lata, zimą, zimy, wiosną, wiosny, jesień, jesienią, jesieni, sezon, sezonem
sezonu, odnowienie, odnowieniem, niebawem, jak najszybciej, bożym narodzeniem, ferie
feriami

[skip]
około, ok, ca, prawie, niemal, tylko, zaledwie, średnio, przeciętnie, średniej, poziom
poziomu, nasz, ich, jest, są, nie, jeszcze, też, tego, tym, już, roku, dnia, r
najbliższego, bieżącego, przyszłego, że, aby, stale, trwale, każdego, się, wartości

[relative]
mniej, więcej, szybciej, krócej, wolniej, lepiej, taniej, rzadziej, częściej, spadek
wzrost, redukcja, oszczędność, poprawa, razy, krotnie, mniejszy, większy, mniejsza
większa, niższe, wyższe

[factor]
podwoi*, podwaja*, podwoje*, potro*, dwukrotn* = times, trzykrotn* = times
dwa razy = times, trzy razy = times, o połowę, czterokrotn* = times, zdwoi*
cztery razy = times

[label]
obszar, poziom, faza, etap, etapu, zespół, grupa, grupy, linia, linii, sklep, zakład
hala, hali, region, budynek, budynku, brama, sala, sali, klasa, klasy, biuro, rampa
jednostka, numer, nr, sektor, sekcja, artykuł, art, wersja, wersji, iso, windows
rozdział, magazyn, magazynu, typ, model, partia, fala, piętro, strefa, strefy, krok
zmiana, zmiany, blok, oddział, oddziale, tor, peron, stanowisko, każdy, każde, każdą
każdego, ulica, trasa, filia, placówka

[and]
i, oraz, a także

# --- what a name says: task, use or result ---

[task]
zastąp*, zmień, zmieni*, podpi*, zwoł*, podłącz*, uruchom*, wdroż*, wdraża*, przeszkol*
skonfigur*, zintegr*, zaimport*, przenies*, migrow*, włącz*, utworz*, stworz*
przygotow*, napisa*, opisa*, zdefiniow*, uzgodni*, przetestow*, zatwierdz*, opublikow*
zapros*, wysła*, zamontow*, wymieni*, odebra*, odda*, otwart*, wybra*, wyznacz*
zatrudni*, zamów*, kupi*, zakup*, zebra*, sprawdz*, oznacz*, przekaza*, ustawi*, ustal*
zamkn*, rozpocz*, zakończ*, doda*, gotow*, zorganizow*, zapisan*, zarejestrow*, odbyt*
odbyło, przeprowadz*, połącz*, powoła*, wgra*, wprowadz*, zawart*, nakle*, rozda*
przydziel*, wydrukow*, zaprojektow*, opracow*, skompletow*, wczyt*, załadow*, założy*
spięt*, wpięt*, skalibrow*, okablow*, oznakow*, zsynchronizow*, sporządz*, wyłączon*
wygaszon*, uzupełnion*, udostępnion*, ruszył, ruszyła, ruszyło, ruszyły, wystartow*
powstał*, dostarczon*, ogłoszon*, zaakceptow*, zaproszeni, wyznaczeni, zalogowani
poinformowan*, zapoznan*, przetłumacz*, rozesłan*, wyczyszcz*, zdigitalizow*, zeskanow*
pobran*, nadać, nadaj, wyłączyć, zgrać, zlecić, umówić, uzyskan*, zawnioskow*
zgłoszony do, zgłoszona do, zgłoszone do, przyjęty przez zarząd, przyjęta przez zarząd
przyjęte przez zarząd, ujednolicon*, oczyszczon*, zarchiwizowan*, scalon*, dopasowan*
przećwiczon*, rozpakowan*, załatan*, zaktualizowan*, zdemontowan*, zweryfikowan*
otagowan*, zindeksowan*, zreplikowan*, zaszyfrowan*, kontrasygnowan*, pokazan*
przedstawion*, przemianowan*, zmapowan*, sparametryzowan*, zresetowan*, parafowan*
ratyfikowan*, zaprotokołowan*, odnotowan*, podpisan*, spisan*, zwołan*, wywieszon*
powieszon*, położon*, pociągnięt*, przykręcon*, pomalowan*, opakowan*, przywiezion*
nagran*, sfilmowan*, zmontowan*, poprawion*, porównan*, skrzyżowan*, sklasyfikowan*
skatalogowan*, zinwentaryzowan*, zakodowan*, zanonimizowan*, wyposażon*, doposażon*
przezbrojon*, zwerbowan*, podmienion*, zastąpion*, wynegocjowan*, rozpisan*
przesiadka na, przestawion*, przełączon*, odcięt*, odłączon*, przepięt*, wdrażamy
uruchamiamy, szkolimy, instalujemy, podłączamy, migrujemy, testujemy, zainstalować
wdrożyć, uruchomić, przeszkolić, podłączyć, skonfigurować, zaimportować, przenieść
zmigrować, podpisać, opublikować, zatwierdzić, uzgodnić, przetestować, zamówić, kupić
zebrać, spisać, zwołać, powołać, wyznaczyć, rozesłać, wysłać, wydrukować, opisać, wgrać
wczytać, założyć, nadać role, odpalić, odpalon*, puszczon*, puścić, zatwierdza
akceptuje zakres
ma dostęp, mają dostęp, ma loginy, mają loginy, ma login
poznał*, wygenerowan*

[state]
działa, działają, na żywo, w eksploatacji, na produkcji, dostępn*, aktywn*, włączon*
gotow*

[setup]
zaimportow*, zmigrow*, skonfigurow*, podłączon*, zainstalow*, włączon*, uruchomion*
wdrożon*, przeszkolon* = people, przeniesion*, wydan*, certyfikowan* = product
przeszkoleni = people, podłączeni, wdrożeni = product, zarejestrowani, założon*
utworzon* = product, nadan*, zintegrowan*, na produkcji
wdrożyć, przeszkolić = people

[none]
żaden, żadna, żadne, żadnego, żadnej, nikt, nic, nigdy, nie

[task-noun]
uprawnienia, uprawnień, start produkcyjny, fala, fale, fali, tura, tury, próba generalna
obchód, próba, próby, próbę, ewaluacj*, szkoleni* = learning, warsztat* = learning
wdrożeni*, wdrożeń = rollout, migracj*, integracj*, instalacj*, konfiguracj*
uruchomieni*, start
startu, spotkani*, sesj*, kurs = learning, kursu = learning, kursy = learning, faza
fazy, fazę, etap~, projekt~, umow*, podpisani*, odbiór, odbioru, test, testy, testów
audyt~, przegląd~, plan, plany, planu, planowani*, import, importu, aktywacj*
okablowani*, utworzeni*, opracowani*, podłączeni*, zaproszeni*, komitet*, inwentaryzacj*
spis, ankiet*, instrukcj*, podręcznik~, dokument, dokumenty, dokumentacj*
webinar~ = learning, kick off, kickoff, otwarci*, przekazani*, prezentacj*, diagnoz*
lista, listy, listę, procedur*, sprint~, oznakowani*, porządkowani*, rozwój, rozruch
digitalizacj*, przeniesieni*, zakup, zakupy, montaż, analiz*, przygotowani*
konfigurowani*, certyfikacj* = learning, zatwierdzeni*, nominacj*, połączeni*
dostosowani*, szkoleń = learning, kursów = learning, trzecia fala, czyszczeni*
czyszczenie danych, ocena skutków, przełączeni*, założenie, wyznaczeni*, wybór
komitet sterujący, mapowani*, aktualizacj*, kamień milowy, kamienie milowe, demo
demonstracj*, pokaz, samouczek, samouczki, pilotaż*, parametryzacj*, skanowani*
etykietowani*, podwójne wprowadzanie, powołani*, narada, narady, odprawa, konsultacj*
wizyta wdrożeniowa, onboarding~ = learning, zgoda, zgody, przejście na, przejścia na
założenie kont, założenia kont, nadanie uprawnień, nadania uprawnień, wygaszenie starego
wyłączenie starego, rejestracja użytkowników, rejestracje użytkowników
zamówienie sprzętu, zamówienia sprzętu, wizja lokalna, wizje lokalne
zezwolenie na wdrożenie, kody, kodów, kategorie, progi, baza klientów, bazy klientów
dane kontrahentów, słownik~, etykieta~, próg, ocena ryzyka, wysyłka zaproszeń
harmonogram wdrożenia, wybór ambasadorów, wymiana drukarek, protokół, protokoły
protokołu, aneks*, załącznik*, notatk*, okólnik*, komunikat*, kwestionariusz*, ściąga
ściągi, ściągawk*, film szkoleniowy, filmy szkoleniowe, prelekcj*, godzina pytań
dzień otwarty dla zespołu, wizyta techniczna, symulacj*, próba obciążeniowa
rozruch próbny, praca równoległa, praca na próbę, przebieg równoległy, parafowanie
podpis, podpisy pod, podpisanie, przesiadk*, zmiana systemu, zmiana wersji
zamknięcie projektu, doposażeni*, negocjacj*, przetarg*, rozpoznanie, rozeznanie
harmonogram*, macierz*, matryc*, organigram*, schemat organizacyjny, mapa procesów
mapa ról, definicj*, zakres prac, wymagania, zebranie wymagań
komunikacja wewnętrzna, kampania wewnętrzna, zespół projektowy
grupa robocza, grupy robocze, wideokonferencj*, rozmowa startowa, rozmowa wstępna
telekonferencj*, retrospektyw*, podsumowani*, chrzest, deduplikacj*
kodowani*, kodyfikacj*, weryfikacj*, oględzin*, dyżur wdrożeniowy, asysta na starcie
asysta przy starcie, zgłoszenie do rejestru, powierzenie przetwarzania
umowa powierzenia, karta projektu
zmiana na, zmiana dostawcy, przejście do, zamówienie testowe, zamówienia testowe
faktura testowa, czyszczenie duplikatów, usunięcie duplikatów
dostęp dla, dostępy dla, dostęp do
przedstawienie, wdrożenie = rollout, wdrożenia = rollout, hypercare, okres wsparcia
okres wzmożonego wsparcia

[use]
zarejestrowan*, wyszukiwa*, przegląda*, używa*, korzyst*, użyc*, użytkow*, stosow*
wykorzyst*, otwiera*, otwarć, otwarcia, loguj*, logow*, zalogow*, dostęp, dostępem
konto = have, konta = have, kontem = have, kont = have, profil = have, profilem = have
profile = have, zarejestrow*, pracuj*, zapisują, zapisuje, odwiedz*, wejść, wejścia
wyświetle*, aktywn*, pobra*, wpisują, wpisuje, obsługują, sprawdzają, dokumentują
dokumentuje, zgłasza, zgłaszają, prowadzi, prowadzą, zamyka, zamykają, notują, notuje
zamawiają, zamawia, planują, planuje, uzupełniają, wypełniają, rejestrują, rejestruje
odczytują, zalogowali, zalogowała, zalogował, zainstalowa*, sesji, sesje
akceptacja nowego, loginem = have, login = have, hasło = have, hasłem = have
aktualizują = work, aktualizuje = work, nie otworzyli = work, otworzyli = work
otworzył = work, otworzyła = work, stosują = work, zalogowały, skanują = work
skanuje = work, skanowało = work, pobrali = work, uruchomili = work, subskrybuj*
wchodzą = work, wchodzi = work, wchodziło = work, zaglądają = work, zagląda = work
sprawdza = work, pracuje = work, pracują = work, pracowało = work, pracując* = work
tworzą = work, wgrywają = work, zatwierdzają = work, śledzą = work, składają = work
odbijają = work, zarządzają = work, publikują = work, udostępniają = work
opierają się = work, używana = work, używany = work, używane = work, meldując* = work
wprowadzone = work, wprowadzają = work, obsługuje = work, zamiast na papierze
zamiast papieru, zamiast papierowo, a nie na papierze, zastąpił papier, zastąpiła papier
zastąpiło papier, zastąpiły papier, zastępuje papier, zastąpił kartkę, wyparł papier
wyparła papier, zamiast w excelu, zamiast excela, zamiast mailem, zamiast mailowo
zamiast telefonicznie, zamiast przez telefon, zamiast w zeszycie, zamiast zeszytu
subskrypcj*, subskrybent*, otworzyły, otworzyło, użyli, użyła, użył, użyło, użyje, użyją
skorzystali, skorzystał, skorzystało, skorzystają, sięgnęli = work, sięgają = work
sięga = work, sięgało = work, zajrzeli = work, zajrzało = work, weszli = work
weszła = work, weszło = work, wszedł = work, odwiedzili, przejrzeli, przejrzało
przeglądali, sprawdzili = work, sprawdziło = work, sprawdziły = work, wpisali = work
wpisało = work, wpisuj*, wprowadza = work, wprowadzili = work, wprowadziło = work
zapisali = work, zapisało = work, zapisały = work, uzupełnili = work, uzupełniło = work
uzupełnia = work, uzupełniały = work, wypełnia = work, wypełnili = work
wypełniło = work, odnotowuj* = work, odnotowali = work, zgłosili = work, zgłosiło = work
raportują = work, raportuje = work, zamknęli = work, zamknęło = work, podpisują = work
podpisuje = work, podpisali = work, wysyłają = work, wysłali = work, dodają = work
dodaje = work, dodali = work, rezerwują = work, rezerwuje = work, zaplanowali = work
układają = work, układa = work, ustawiają = work, zlecają = work, zleca = work
akceptują = work, akceptuje = work, zatwierdza = work, zatwierdzili = work
oznaczają = work, oznacza = work, odhaczają = work, odhacza = work, odklikują = work
klikają, klika, kliknęli, mierzą = work, aktualizowali = work, utrzymują = work
szukają = work, szuka = work, szukali = work, widzą = work, patrzą = work
czytają = work, czyta = work, przeczytali = work, pobierają = work, pobiera = work
zainstalowali, instalują, aktywowali, uruchamiają = work, uruchamia = work
testują = work, adaptują = work, przyjęli = work, przyjęło = work, przyjęły = work
odebrali = work, odebrało = work, założyli = work, tworzy = work, stworzyli = work
utworzyli = work, opublikowali = work, dzielą się = work, komentują = work
fotografują = work, pracowali = work, obsłużyli = work, robią = work, robi = work
piszą = work, pisze = work, odczytuje = work, kontrolują = work, kontroluje = work
wystawiają = work, wystawia = work, wystawili = work, śledzi = work, śledziło = work
loguje, polegają = work, zamiast na kartce, zamiast kartki, zamiast na kartkach
zamiast w notesie, ogląda = work, oglądają = work, oglądało = work, oglądali = work
korzystając*, zakładają = work, zakłada = work, zakładane = work, zakładanych = work
sięgając* = work, wyświetla*
spędzon*, spędzony = spent, spędzany = spent, spędzonego = spent

[use-count]
użytkownic* = users, logowań, logowania, logowanie, zalogowań, użytkownik* = users
adopcj*
liczba użytkowników, liczba logowań, aktywnych kont, aktywne konta, założone konta
założonych kont, kliknięć, kliknięcia, odsłon*, wyświetleń stron, wskaźnik użycia
wskaźnik adopcji, stopień wykorzystania systemu, pobrań, pobrania, wywołań api
wywołania api, korzystanie z systemu, korzystanie z aplikacji, korzystanie z narzędzia
wykorzystanie funkcji, wykorzystanie narzędzia, wykorzystanie systemu
wykorzystanie platformy, wykorzystanie aplikacji, użycie systemu, użycie funkcji
użycie aplikacji, wejścia mobilne, wejść mobilnych, czas sesji, średni czas sesji
sesji na użytkownika, sesje na użytkownika, sesji w narzędziu, sesji w aplikacji
sesji w systemie, nieaktywne konta = idle, nieaktywnych kont = idle
nieużywane konta = idle
nieużywane licencje = idle, niewykorzystane licencje = idle, wykorzystanie licencji
stopień wykorzystania licencji, wykorzystanie stanowisk licencyjnych
stanowiska licencyjne, stanowisk licencyjnych, szkolenie z aplikacji
szkolenia z aplikacji, szkolenie z produktu, szkolenia z produktu, szkolenie z systemu
szkolenia z systemu, szkolenie z oprogramowania, utworzone pulpity, założone pulpity
utworzonych pulpitów, włączone moduły, włączonych modułów, utworzone automatyzacje
aktywne automatyzacje, instalacje aplikacji, instalacji aplikacji
współczynnik klikalności, klikalność, aktywni w tygodniu, aktywni miesięcznie
tygodniowo aktywni, miesięcznie aktywni, godziny korzystania, godzin korzystania
czas korzystania z aplikacji, czas korzystania z systemu, nieużywanych licencji = idle
niewykorzystanych licencji = idle, nieprzydzielone licencje = idle, zasięg aplikacji
zasięgu aplikacji, zasięg narzędzia, otwarcia pulpitu, otwarć pulpitu, otwarcia raportu
klikalności, wejścia do systemu, wejść do systemu, wejścia do aplikacji
uzupełnione profile, codziennych użytkowników, superużytkowni*, wizyty w portalu
zużycie licencji, zużycia licencji, przydzielone stanowiska, przydzielonych stanowisk
subskrybenci alertu, subskrybentów alertu, zaproszonych kont, zaproszone konta
power user, power userzy, power userów, jeszcze na papierze = idle
nadal na papierze = idle
wciąż na papierze = idle, nadal w excelu = idle, wciąż w excelu = idle
jeszcze w excelu = idle, pierwsze logowanie
pierwszego logowania, pierwszych logowań, dni od ostatniego logowania, dni aktywności
dni z logowaniem, wyszukiwań na, stopień adopcji, poziom adopcji, stopień użycia systemu
poziom użycia, intensywność użycia, intensywność korzystania, częstotliwość logowania
częstość logowania, częstotliwość korzystania z aplikacji
częstość korzystania z aplikacji, częstość korzystania z systemu, aktywowanych kont
aktywowane konta, uśpionych kont = idle, uśpione konta = idle, martwych kont = idle
martwe konta = idle
aktywowane licencje, aktywowanych licencji, przydzielonych licencji
przydzielone licencje, zajętych licencji, wolne licencje, wolnych licencji
przeszkolonych użytkowników, utworzone raporty, utworzonych raportów, włączone reguły
włączonych reguł, włączone integracje, włączonych integracji, otwarte powiadomienia
otwartych powiadomień, oczekujące zaproszenia, oczekujących zaproszeń
przyjęte zaproszenia, przyjętych zaproszeń, nieprzyjęte zaproszenia
nieprzyjętych zaproszeń, zasięg wdrożenia, zasięgu wdrożenia, postęp wdrożenia, mau, dau
wau, zasięg modułu, odsłony, odsłon, wejść do portalu, wejścia do portalu
wejść na portal, odwiedzin portalu, wskaźnik logowań, wskaźnika logowań
martwe dusze = idle
konta widmo, kont widmo, obsadzone licencje, obsadzonych licencji, kluczowi użytkownicy
kluczowych użytkowników, konta użytkowników, kont użytkowników, aktywni administratorzy
aktywnych administratorów, webinarach produktowych, webinary produktowe
webinarów produktowych, użytkownik = users, użytkownicy = users, użytkowników = users
użytkownika = users

[use-thing]
licencj*, konto, konta, kont, dostęp, dostępy, dostępów, funkcj*, moduł~, zaproszeni*
zaproszeń, profil, profile, profili, stanowisk~, subskrypcj~, miejsca = seat
miejsc = seat

[taken]
wykorzyst*, używan*, przydzielon*, przypisan*, aktywn*, aktywowan*, założon*, utworzon*
przyjęt*, zaakceptowan*, zużyt*, zajęt*, w użyciu, wysłan*, użyt*, uśpion* = idle
martw* = idle
nieaktywn* = idle, nieużywan* = idle, niewykorzystan* = idle, nieprzydzielon* = idle
nieprzypisan* = idle, zaproszon*
zużyci*, wykorzystani*, aktywacj*, przyjęli, przyjęło, przyjęły, odebran*, odebrali
zrealizowan*, wykupion*, opłacon*, kupion*, zakupion*, wolnych = idle, wolne = idle
zaakceptowali


[tool]
kolejc*, tablec*, raporcie, module, programie, narzędzi*, tablic*, pulpit~ = own
raport~, moduł~, reguł*, alert~, alarm~, szablon~, stron*, aplikacj*, portal~, system~
platform*, oprogramowani*, interfejs~, łącznik~, kafel* = own, widżet~ = own, wykres~
funkcj*, ekran~, baza danych, bazie danych, bazy danych, baza wiedzy, bazy wiedzy
bazie wiedzy, skrzynk*, kalendarz~, grafik, grafiku, grafiki, mapa, mapy, mapie, mapę
kolejk*, produkt~, asystent, asystenta, bot, bota, boty, chatbot~ = own, tablet~
drukark*, terminal~, urządze*, serwer~, czujnik~, skaner~, konsol*, wiki, formularz~
powiadomieni*, kamer*, central*, kalkulator~, planer*, czytnik~, kiosk~, przypomnieni*
polityk*, api, sso, menu, dziennik~, wag*, panel~, program, programu, rejestrator~
dashboard~ = own, karcie, nowej karcie, karta pacjenta, kartotek*, telefonie, smartfon*
chmur*, intranet*, erp, crm, lms, wms, rozwiązani*, skrypt*, makr*, arkusz*, katalog
katalogu, katalogi, środowisk*, etykiet*, identyfikator*, sieci wifi, wifi
wskaźnik na pulpicie, pulpicie, czat*, automatyzacj* = own, plik, pliki, symulator*
kolektor*, widok*, zestawieni*, modułów, przestrzenie robocze = own
przestrzeni roboczych = own, skrzynki = own, skrzynek = own, przepływy = own
przepływów = own, filtr, filtry, filtra, wyszukiwark~, rejestru mobilnego
rejestr mobilny, rejestru elektronicznego, rejestr elektroniczny
elektronicznego rejestru, elektronicznym rejestrze, elektroniczny rejestr
rejestr wypożyczeń, rejestru wypożyczeń, obieg dokumentów, obiegu dokumentów
konfigurator~, repozytori~, list kontrolnych, listy kontrolne, listę kontrolną
lista kontrolna, listy kontrolnej, listą kontrolną, liście kontrolnej, wtyczk~, wtyczek
kokpit~, appk~, elektroniczny grafik
elektronicznym grafiku, grafik elektroniczny, grafiku elektronicznego
grafiku w aplikacji, edytor~, dziennik elektroniczny, dziennika elektronicznego
dziennik budowy, dziennika budowy, dzienniku budowy, przestrzeni spraw, przestrzeń spraw
kartoteki cyfrowej, mapa na żywo, mapy na żywo, komunikator~, nakładk~, moduł kasowy
moduł ocen, modułem ocen, modułu ocen, modułu tras, asystent cyfrowy
asystenta cyfrowego, asystentem cyfrowym, w ramach subskrypcji, w subskrypcji
w ramach abonamentu, tablica cyfrowa, dziennik zmiany, dziennika zmiany
książka zmianowa, książki zmianowej, księga pokładowa, księgi pokładowej, e dziennik
e dziennika, e dzienniku, elektroniczna książka, elektronicznej książki, cyfrowa karta
cyfrowej karty, cyfrowe karty, cyfrowych kart, elektroniczna karta, elektronicznej karty
elektroniczne karty, elektronicznych kart, e karta, e karty, teczka elektroniczna
teczki elektronicznej, elektroniczne zlecenie, elektronicznych zleceń
elektroniczne zlecenia, cyfrowe zlecenia, cyfrowych zleceń, podpis elektroniczny
podpisu elektronicznego, podpisem elektronicznym, teleporad*, mapa cieplna
mapy cieplnej, cyfrowy bliźniak, cyfrowego bliźniaka, smartwatch*
okulary ar, czytnik kodów, monitor zmianowy, ekran dotykowy, infokiosk*, kanał alarmowy
kanału alarmowego, tablica ogłoszeń online, repozytorium, archiwum cyfrowe
archiwum cyfrowym, wirtualny asystent, wirtualnego asystenta, wirtualne biurko
zdalny pulpit, zdalnego pulpitu, aplikacyjn*, wyszukiwarek, wtyczce, rejestr online
rejestru online, rejestrze online, licznik inteligentny, silnik reguł, silnika reguł
silnik cen, optymalizator*, lokalizator*, tracker*, asystenci = own, makra = own
przewodnik po aplikacji, przewodnika po aplikacji, samouczek w aplikacji
excel, excela, excelu, arkusz, arkusza, arkuszu, arkusze, arkuszach, arkuszy
dzienniku zmiany, książka dyżurów
terminarz, terminarza, terminarzu
webhook*
źródło danych, źródła danych, źródeł danych

[people]
oddziałow*, tutor*, kustosz*, leśni*, *iści, *yści, *istów, *ystów, *torzy, *arze
*wnicy, kluczowi użytkownicy, kluczowych użytkowników, agenci, technicy, mechanicy
farmaceuci, kierowników, pracownik~, pracownic*, pracowników, kolega, koledzy, koleżank*
agent~, planist*, kierownik~, kierownic*, kierowc*, pielęgniark*, pielęgniarek
pielęgniarz*, nauczyciel*, technik, techników, inżynier*, operator*, menedżer*
menadżer*, sprzedawc*, kupiec, kupcy, kasjer*, lekarz*, doradc*, piekarz*, kucharz*
kucharek, zespół, zespoły, zespołu, zespołów, personel, personelu, osób, osoby, osoba
każdy, wszyscy, załog*, brygad*, robotnik*, magazynier*, kurier*, farmaceut*, inspektor*
sędzi*, kelner*, recepcjonist*, ogrodnik*, mechanik*, położn*, rolni*, wychowawc*
trener*, sklep~, oddział~, placówk*, filia, filie, filii, biur*, dyrektor*, nadzorc*
koordynator*, analityk*, księgow*, prawnik*, adwokat*, bibliotekar*, instruktor*
kapitan*, hodowc*, spawacz*, dyspozytor*, mistrz*, opiekun*, sekretar*, dyżurn*
maszynist*, konsultant*, zmian, referent*, pokojow*, ratowni*, strażni*, urzędni*
serwisant*, monter*, elektryk*, hydraulik*, ślusarz*, kontroler*, placówek, zakład
zakłady, zakładów, zakładu, zakładzie, winiarz*, pilotów, piloci, pilot, radnych, radni
radnym, burmistrz*, wójt*, sołtys*, notariusz*, komornik*, aktuariusz*, rzeczoznawc*
broker*, audytor*, archiwist*, redaktor*, dziennikarz*, piwowar*, rzeźnik*, masarz*
barman*, portier*, fizjoterapeut*, psycholog*, chirurg*, anestezjolog*, ordynator*
stażyst*, praktykant*, wolontariusz*, wolontariusk*, wózkowy, wózkowi, pakowacz*
listonosz*, elektromonter*, murarz*, malarz*, handlowc*, sprzątacz*, dozorc*, marynarz*
bosman*, strażak*, policjant*, żołnierz*, szkół, szkoły, szkoła, szpitali, szpitale
hoteli, hotele, restauracji, restauracje, magazynów, magazyny, gospodarstw, gospodarstwa
laboratoriów, laboratoria, apteki, aptek, przychodni, przychodnie, muzeów, muzea
bibliotek miejskich, kancelarii, kancelarie, fabryk, fabryki, punktów, salony, salonów
stacji, stacje, działów, działy, wydziałów, wydziały, połowa zespołu, motorniczy
motorniczych, lekarki, lekarek, dyrygen*, dowódcy, cumowni*, likwidator~
likwidatorzy szkód, likwidatorów szkód, rekruter~, rekruterzy, budowy, budów
szefowie kuchni, szefów kuchni, laborant~, laboranci, gmin, gminy, gminach, wykładowca
wykładowcy, wykładowców, konserwator~, fundraiser~, fundraiserzy, koła terenowe
kół terenowych, stowarzyszeni~, stowarzyszeń, spółdzielni~, mleczarni~, browar~
piekarni~, kupców, zaopatrzeniowcy, zaopatrzeniowców, spedytor~, majster, majstrowie
majstrów, architekt~, architekci, elektrowni~, underwriter~, underwriterzy, makler~
maklerzy, aplikant~, aplikanci, kadrowe, kadrowych, kadrowi, praktykanci, konsultanci
gabinet~, fizjoterapeuci, redakcj~, nadleśnictw~, weterynarz~, zarządca, zarządcy
zarządców, szkoleniowiec, szkoleniowcy, szkoleniowców, parafi~, żłobk~, przedszkol~
brakarz~, przewodnicy, przewodników, bileter~, bileterzy, doker~, dokerzy, analitycy
inkasent~, inkasenci, prawniczek, mecenas~, radca prawny, radcy prawni, radców prawnych
prokurator~, policjanci, strażacy, celnicy, celników, lektor~, rektor~, dziekan~
badacz~, doktorant~, doktoranci, stypendyst~, edukator~, aktor~, oświetleniowcy
inspicjent~, korektor~, tłumacz~, grafik komputerowy, graficy, projektant~, projektanci
programist~, tester~, testerzy, deweloper~, deweloperzy, administrator~, informatyk~
informatycy, wdrożeniowcy, wdrożeniowców, sprzedawc~, ekspedient~, ekspedientek
merchandiser~, merchandiserzy, zakupowcy, zakupowców, wózkowych, kompletujących
maszynist~, konduktor~, dyżurni ruchu, dyżurnych ruchu, nastawniczy, sternik~, sternicy
nawigator~, steward~, stewardes~, elektrycy, tokarz~, frezer~, frezerzy, hydraulicy
tynkarz~, cieśl~, dekarz~, lakiernik~, lakiernicy, stolarz~, brygadzist~, brygad~
specjalist~, asystent~, asystenci, asystentek, sekretark~, recepcjonist~, ochroniarz~
kelnerk~, barist~, cukiernik~, cukiernicy, rzeźnicy, ogrodnicy, sadownik~, pszczelarz~
drwal~, górnicy, górników, sztygar~, geolog~, geolodzy, geodet~, geodeci, serwisanci
instalator~, księgow~, pośrednicy, pośredników, wychowawc~, pedagog~, pedagodzy
terapeut~, terapeuci, logoped~, dietetyk~, dietetycy, radiolog~, radiolodzy, pediatr~
pediatrzy, stomatolog~, dentyst~, farmaceut~, aptekarz~, optyk~, optycy, sanitariusz~
rehabilitant~, rehabilitanci, ratownicy medyczni, proboszcz~, katechet~, placówk~
sklepów, hurtowni~, stołówek, stołówki, szpitalach, uczelni~, urzędy, urzędów, sądy
sądów, komendy, komend, komisariat~, jednostki terenowe, jednostek terenowych, agencje
agencji, delegatury, delegatur, stadniny, kopalnie, kopalni, porty, portów, stocznie
stoczni, teatry, teatrów, kina, biblioteki, bibliotek, radców, radcy, radca, nurk*
rybak*, rybac*, rybacy, szyper, szyprowie, szyprów, sternik*, dojarz*, oborow*, owczarz*
strzyżarz*, juhas*, baca, bacowie, gajow*, łowcz*, bileterek, bileterki, garderobian*
krawc*, krawcow*, krawcy, szewc*, szewcy, zegarmistrz*, jubiler*, szklarz*, garncarz*
ceramik*, kowal*, odlewnik*, odlewnicy, formierz*, kotlarz*, blacharz*, glazurnik*
glazurnicy, posadzkarz*, paramedyk*, paramedycy, podolog*, optometryst*, urzędnic*
poborc*, poborcy, likwidatork*, telemarketer*, telemarketerzy, telepracownik*
pracownicy socjalni, pracowników socjalnych, kuratorz*, kurator*, kuratorzy, muzealnik*
muzealnicy, przyrodnik*, botanik*, hydrolog*, hydrolodzy, meteorolog*, mierniczy
kosiarz*, zbieracz*, bednarz*, czekoladnik*, izba rolnicza, izby rolnicze
izb rolniczych, izby rolniczej, izba handlowa, izby handlowej, starostw*, powiat*
sołectw*, schronisk górskich, posterunk*, remiz*, sortowni*, poczt, poczty, oddziały
świetlic*, zajezdni*, stanice, wędzarni*, serowar*, palacz*, suwnicow*, dźwigow*
żurawiow*, szlifierz*, spedytorzy, agronom*, zootechnik*, ludzie, ludzi
chłopców okrętowych, kadr*, obsad*, obsług*, kosztorysant~, kosztorysanci
oddziały banku

[failure]
błąd~, błęd*, awari*, usterk*, incydent~, koszt~, opóźnie*, zwłok*, skarg*, reklamacj*
stłucz*, zwrot~, przestoj*, odpad~, brak, braki, braków, wad*, rezygnacj*, nadgodzin*
nieobecnoś*, absencj*, wypad*, spor*, anulowa*, odwoła*, kradzież*
wyciek~, przychod~, wpływ*, płatnoś*, wydajnoś*, obłożeni*, przepustowoś*, dostępnoś*
produktywnoś*, dokładnoś*, płac*, zysk~, zgłosze*, czas, czasu, czasem, termin
terminow*, oczekiwani*, godzin, minut, dni, wysił*, obrot*, marż*, sprzedaż~, rotacj*
zapas~, zużyci*, ilość, poprawk*, poprawek, anomali*, odchyle*, szkod*, cen, ceny, cena
zaległoś*, zatrud*, lojalnoś*, punktualnoś*, dostaw*, połączeń, kolejki do, pomyłk*
pomyłek, wydatk*, spóźnie*, kolejek, ubyt*, różnic*, kolejka przy, kolejka na
lista oczekujących, wakat*, zator*, korki, nadmiar*, przekroczen*, przeterminowan*
niedobor*, zapełnieni*, czas oczekiwania, czas postoju, plon*, honorari*, czynsz*
pensj*, składk*, debet*, zaświadcze*, rozbieżno*, kara, kary, karę, karom, karach
strata, straty, strat, stratę, stratach, stratami, lista płac, listy płac, listę płac
nieudane, nieudanych, nieudany

[movement]
od razu, natychmiast, tego samego dnia = well, spad* = moved, male* = moved
zmniejsz* = moved, zmalał* = moved, rośnie = moved, rosną = moved, wzros* = moved
wzrasta* = moved, zwiększ* = moved, podwoi* = moved, mniej = moved, więcej = moved
szybciej = moved, poniżej, powyżej, pod, ponad, co najmniej, najwyżej, bez = without
na czas, terminowo, w terminie = well, popraw* = moved, lepiej, krócej = moved
krótsz* = moved
niższ* = moved, wyższ* = moved, wcześniej = ahead, za pierwszym razem = well, zero
żadn*, zafakturowan*, opłacon*, zapłacon*, zaoszczędz*, uniknięt*, skróc* = moved
skraca* = moved, na każde = rate, w ciągu, o połowę = moved, dziennie = rate
mniejsz* = moved, z wyprzedzeniem = ahead, następnego dnia = well, nazajutrz = well
w dniu zamówienia = well, w dniu dostawy = well, ograniczon* = moved, zlikwidowan*
rozpatrzon*, rozpatrywan*, wypłacan*, wypłacon*, doręczon*, załatwion*, obsłużon*
obsadzon*, obsadzan*, zostają, trwa, dostają, czekają, czeka, rozwiązane za pierwszym
rozwiązanych za pierwszym, większ* = moved, drożej = moved, taniej = moved
dłuższ* = moved, za pierwszym podejściem = well, przy pierwszej wizycie = well
od ręki = well, tygodniowo = rate, miesięcznie = rate, rocznie = rate, na zmianę = rate
na osobę = rate, podczas pierwszej wizyty = well, w jednej wizycie = well
w dniu przyjęcia = well, w dniu zgłoszenia = well, na jednej wizycie = well, częściej
rzadziej, kompletne, kompletny, kompletna, w komplecie = well, o czasie
tego samego wieczoru = well, tego samego ranka = well, tego samego popołudnia = well
jeszcze tego samego dnia = well, w tym samym dniu = well, w tym samym tygodniu = well
tej samej nocy = well, w ciągu doby = well, w ciągu godziny = well
przy pierwszym kontakcie = well, podczas pierwszej rozmowy = well
w pierwszej rozmowie = well, za pierwszym telefonem = well
przy pierwszym telefonie = well, na miejscu = well, w dniu wypisu = well
w obiecanym dniu, w umówionym dniu, w umówionym terminie, w obiecanym terminie
nie przekracza = moved, nie przekraczają = moved
już nie = moved, koniec z, skończyły się, zniknęły, zniknął, zniknęła, nie ma już
po kłopocie, punktualnie, co do minuty = well, o umówionej godzinie
co do grosza = well, za każdym razem = well, nienaruszone = well, bez opóźnień = without
w niedziele = well, w soboty = well, w poniedziałki = well, w weekendy = well
w pełnej obsadzie = well

[feeling]
satysfakcj*, zadowoleni*, nps, csat, ces, ocen*, wskaźnik zadowolenia, indeks, nastroj*
polecen*, zaangażowani*, opini*

[trade]
uwarzon*, ścięt*, upieczon*, złowion*, wyprodukowan*, mleko, kontener~, nocleg~, chleb~
cielęt*, cieląt, ryb, ryby, dziec*, pojazd~, towar~, posiłk*, posiłek, sprzedan*
wynaję*, zafakturowan*, płacąc*, połowy ryb, połowów, połów, wędkar*, pacjent* = served
klient* = served, pasażer* = served, podróżn* = served, uczni* = served, uczeń = served
student* = served, odwiedzając*, członk* = served, abonent* = served, subskryb*, gracz*
mieszka*, lokator*, najemc*, zamówie*, paczk*, paczek, faktur*, przesył*, ładun*, wod*
prąd*, energi*, gaz, gazu, par, pary, papier~, paliw*, lek, leki, leków, materiał~
zbior*, plon*, statk*, łóż*, pokoi, pokoje, pokój, gości = served, gość, goście = served
cumow*, basen*, rodzic*, rodzin*, spraw, sprawy, sprawa, pozew, pozw*, proces, kandydat*
widz*, stolik*, rezerwacj*, książ*, obywatel* = served, maszyn*, zabieg*, operacj*
ubezpiecz*, szkód, krów, mleka, lokal*, produkcj*, wózk*, rower*, autobus*, tramwaj*
metra, ścieżk*, drog*, siłown*, park*, sal, sale, sala operacyjna, dźwig*, suwnic*
stołówk*, schronisk*, noclegown*, konta otwarte, otwarte konta, rachunk*, darczyńc*
beneficjent*, podatnik*, ubezpieczon* = served, prenumerat*, czytelnik* = served
spektakl*, seans*, miejsc na widowni, foteli, porcj*, winobrani*, hektar*, palet*
liczników energii, kart sim, karty sim, licencje wędkarskie, licencji wędkarskich
licencje połowowe, sesje rady, sesji rady, sesje rehabilitacji, sesji rehabilitacji
zwiedzając*, kuracjusz*, turyst*, wczasowicz*, wypożycz*, karnet*, wizyt*, porad*
newsletter*, kampani*, bagaż*, zaświadcze*, rejs~, darczyń* = served, czynsz*, kredyt*
samolot*, lot, loty, lotów, chór*, koncert*, bilety, oddanej krwi, zebrany plon
zebrane plony, uczestnik zajęć, uczestnicy zajęć, uczestników zajęć, sklep internetowy
sklepu internetowego, sklepie internetowym, kart, kartami, karty płatnicze, przejęt*
wyniki badań, wyniki testów, krwi, odbiorca gazu, odbiorcy gazu, ciężarów*, statek
pociąg*, windy, wind, partii, partie, zezwole*, decyzje o warunkach, decyzji o warunkach
miejsca w żłobku, miejsc w żłobku, miejsca w przedszkolu, miejsc w przedszkolu
karty kredytowe, konsumen*, oszczędzając*, turyści, pływa*, petent*, interesan*
bezrobotn*, podopieczn*, wychowank*, emeryt*, biletów, bilet, czytelni
użytkownicy biblioteki, użytkowników biblioteki, miejsca na kursach, miejsc na kursach
miejsca na kursie, odbiorc*, partia, próbek, próbki, umowy najmu, przedłużon*, odnowion*
odpraw*, w dniu zamówienia, kart kredytowych, gospodarstw domowych, gospodarstwa domowe
listy, listów, list polecony, listy polecone
bibliotek*, siłowni*, wypożyczaln*, kąpielisk*, lodowisk*, parking*
ratowni*, dentyst*, umowy, inwentaryzacj*, transportu

[break]
w, we, na = rate, z, ze, do, od, dla, po = event, przy, bez, pod, nad, o, u, za
między, przed = event, podczas, że, które = who, którzy = who, jest, są, ma
mają, i, lub, się, swoje, swój, przeciw, każdy, co, jak, według, w ciągu, których = who
którym = who, którymi = who, którą = who, którego = who, mając, zanim = event
nim = event, gdzie = where, w których = where, w którym = where, w której = where
który = who, która = who, której = who, przez = agent
gdy = event, kiedy = event, dopóki = event, jak tylko = event, w chwili gdy = event

[measure]
liczba, liczby, liczbę, odsetek, odsetka, procent, udział, udziału, wskaźnik, wskaźnika
stopień, ilość, suma, część, średnia liczba, stosunek

[all]
wszyscy, wszystkie, wszystkich, każdy, każda, każde, każdego, większość, obie, oba, obaj
cały, cała, całe, każdym, każdej

# --- a person's name, and what is none ---
[team]
region, regiony, regionu, zakład, zakłady, fabryka, filia, placówka, komisja, kapitanat
dział, działu, działy, wydział, grupa, komitet, zarząd, rada, biuro, jednostka, pion
sekcja, brygada, załoga, personel, centrum, pracownicy, agenci, użytkownicy, koledzy
administratorzy, inżynierowie, technicy, dyrektorzy, kierownicy, specjaliści, doradcy
sekretariat, dyrekcja, kierownictwo, zmiana, przedstawiciele, pielęgniarki, planiści
obsługa, oddział, kadra, recepcja, departament, serwis, sztab, konsultanci, księgowość
referat, rejestracja, rachunkowość, apteka, kontroling, controlling, rektorat, dziekanat
sąd, warsztat, kuchnia, urząd, urzędu, gmina, gminy, starostwo, magistrat, ministerstwo
kuratorium, prokuratura, kancelaria, kancelarii, notariat, biblioteka, laboratorium
redakcja, magazyn, hurtownia, nabrzeże, port, portiernia, szpital, szpitala, klinika
przychodnia, szkoła, szkoły, liceum, uczelnia, uniwersytet, przedszkole, żłobek, spółka
spółdzielnia, związek, stowarzyszenie, fundacja, komisji, prezydium, pmo, task force
załogi, zajezdnia, garaż, sklep, sklepu, restauracja, hotel, dostawca, podwykonawca
partner, integrator, infolinia, hotline, helpdesk, back office, call center
contact center, stanowisko, szefowie, brygadziści, mistrzowie, koordynatorzy, prawnicy
lekarze, kierowcy, nauczyciele, wolontariusze, sprzedawcy, kasjerzy, operatorzy
wszyscy pracownicy, cały zespół, izba przyjęć, sor, blok operacyjny, intensywna terapia
dyspozytornia, centrala, kolegium, senat, rady, zarządu, biura, wydziału, działów
wydziały, referaty, ośrodek, placówki, jednostki, zespołem, konsorcjum, grupy roboczej
grupa robocza, zmianowi, dyżur, dyżurka, administracja, zespół = of, zespoły = of
zespołu = of, ekipa = of, ludzie = of, drużyna = of, położne, strażacy, stewardessy
flota, flotę, nadzór, nadzór nocny, biuro prasowe, eksploatacja, ochrona, pralnia
gastronomia, pediatria, chirurgia, radiologia, pielęgniarstwo, grono pedagogiczne
ekspedycja, dostawy, utrzymanie, logistyka zewnętrzna, transport, sprzątanie, windykacja
likwidacja szkód, rozliczenia, płace, kadry i płace, zaopatrzenie, inwestycje, marketing
promocja, komunikacja
dyspozytorki, dyspozytorzy, ratownicy, ratowniczki, pokojowe, klienci, kelnerzy
kelnerki, magazynierzy, opiekunki, opiekunowie, salowe, wychowawcy, nauczycielki
leśniczowie, rolnicy, kurierzy, spawacze, monterzy, instruktorzy, portierzy
recepcjoniści, recepcjonistki, księgowe, księgowi, handlowcy, kasjerki, intendentura
stołówka, świetlica, remiza, nadleśnictwo, leśnictwo, parafia, kwatermistrzostwo

[role]
informatyk, informatyczka, główny księgowy, kierownik, kierowniczka, dyrektor
dyrektorka, menedżer, menedżerka, menadżer, manager, szef, szefowa, administrator
administratorka, inżynier, analityk, analityczka, właściciel, właścicielka, koordynator
koordynatorka, specjalista, specjalistka, konsultant, konsultantka, nadzorca
przedstawiciel, przedstawicielka, asystent, asystentka, sponsor, csm, ceo, cfo, coo, cio
cto, vp, prezes, prezeska, wiceprezes, przewodniczący, przewodnicząca, programista
programistka, operator, operatorka, planista, planistka, kupiec, architekt, architektka
decydent, kluczowy użytkownik, kontakt, sekretarz, sekretarka, księgowy, księgowa
kontroler, kontrolerka, trener, trenerka, opiekun, opiekunka, doradca, doradczyni
technik, pielęgniarka, pielęgniarz, pełnomocnik, delegat, agent, pracownik, pracownica
następca, następczyni, zastępca, zastępczyni, lider, liderka, lead, skarbnik, lekarz
brygadzista, dyspozytor, magazynier, mistrz zmiany, kierownik projektu, referent
referentka, odpowiedzialny, odpowiedzialna, burmistrz, starosta, wójt, naczelnik
naczelniczka, inspektor, inspektorka, ordynator, ordynatorka, skarbniczka, kapitan
radca, mecenas, sędzia, notariusz, prokurator, komornik, rektor, dziekan, prorektor
nauczyciel, nauczycielka, wychowawca, wychowawczyni, bibliotekarz, bibliotekarka
archiwista, archiwistka, redaktor, redaktorka, dziennikarz, pilot, maszynista
motorniczy, dyżurny ruchu, mistrz, mistrzyni, majster, sztygar, nadsztygar, kustosz
kurator, kuratorka, portier, portierka, recepcjonista, recepcjonistka, kucharz, kucharka
szef kuchni, szefowa kuchni, kelner, kelnerka, farmaceuta, farmaceutka, położna
ratownik, ratowniczka, fizjoterapeuta, terapeuta, terapeutka, piekarz, piwowar
technolog, technolożka, agronom, rolnik, rzeczoznawca, likwidator szkód, aktuariusz
audytor, audytorka, sprzedawca, sprzedawczyni, kasjer, kasjerka, kierowca, mechanik
elektryk, spawacz, ślusarz, stażysta, stażystka, praktykant, wolontariusz
wolontariuszka, członek, użytkownik, radny, radna, wiceburmistrz, wicedyrektor
wicedyrektorka, prokurent, pełnomocniczka, zleceniodawca, kanclerz, kwestor, kwestorka
leśniczy, nadleśniczy, komendant, komendantka, dowódca, strażak, product owner
scrum master, iod, intendent, intendentka, gospodarz, dyżurny, dyżurna, oddziałowa
przełożona, sekretarz generalny, jurysta, prawnik, prawniczka, następcy, osoba
referendarz, dyrygent, dyrygentka, reżyser, reżyserka, dentysta, dentystka, weterynarz
doradca prawny, główny inżynier, szef pokładu, stewardessa, komisarz, biegły rewident
kierownik budowy, kierownik sali
kwatermistrz, sołtys, dyspozytorka, pokojowa, klientka, leśniczyna, podleśniczy, gajowy
proboszcz, wikary, zakrystianin, organista, dozorca, dozorczyni, woźny, woźna, stróż
ogrodnik, ogrodniczka, rolniczka, hodowca, pszczelarz, winiarz, browarnik, młynarka
barman, barmanka, kurier, kurierka, tokarz, frezer, dekarz, operator wózka, wózkowy
sztaplarz, suwnicowy, dźwigowy, konduktor, konduktorka, pilot portu, bosman, szyper
rybak, instruktor, instruktorka, salowa, rejestratorka, laborant, laborantka, kustoszka
inspicjent, biegły, rewident
kościelny, kościelna, bosman portu, kapelan

[department]
wsparcia, wsparcie, sprzedaży, sprzedaż, finansów, finanse, finansowy, finansowa, it
informatyki, informatyka, operacji, operacyjny, operacyjna, klienta, klientów, klient
sukcesu, produktu, produkt, marketingu, marketing, kadr, kadry, hr, prawny, prawna
zakupów, zakupy, logistyki, logistyka, techniczny, techniczna, techniki, bezpieczeństwa
danych, jakości, jakość, księgowości, handlowy, handlowa, obsługi, magazynu, magazyn
produkcji, produkcja, planowania, zgodności, projektu, projektów, projekt, programu
wdrożeń, wdrożenia, szkoleń, technologii, utrzymania, ruchu, dostawca, dostawcy, firma
firmy, administracji, administracja, konta, kont, transportu, serwisu, rozliczeń
rozwoju, kontroli, ogólny, działu, zespołu, recepcji, floty, oddziału, rezerwacji
reklamacji, kluczowych, systemów, energii, zmiany, apteki, apteka, bhp, warsztatu
kuchni, laboratorium, laboratoriów, przychodni, szpitala, szkoły, biblioteki, portu
terminalu, zajezdni, hotelu, restauracji, sklepu, sklepów, salonu, regionu, gminy
miasta, urzędu, wydziału, biura, referatu, sekcji, zarządu, kancelarii, sekretariatu
kontrolingu, controllingu, rachunkowości, płac, personalny, personalna, personalnych
kadrowy, kadrowa, inwestycji, nieruchomości, ubezpieczeń, szkód, likwidacji, windykacji
należności, kredytów, ryzyka, ryzyk, audytu, wewnętrznego, zaopatrzenia, łańcucha
dostaw, ekspedycji, wysyłki, pakowni, rozlewu, rozlewni, warzelni, montażu, narzędziowni
kontroli jakości, cyfryzacji, innowacji, badań, promocji, komunikacji, eksploatacji
dyspozycji, dyżurów, gospodarczy, gospodarcza, administracyjny, administracyjna
medyczny, medyczna, pielęgniarstwa, edukacji, oświaty, architektury, geodezji
środowiska, podatków, opłat, archiwum, muzeum, zbiorów, wystaw, wolontariatu
fundraisingu, darowizn, elektroniki, automatyki, energetyki, sieci, mechaniczny
elektryczny, budowy, robót, e commerce, online, call center, infolinii, obsługa, biznes

[rank]
północ, południe, wschód, zachód, północny, południowy, wschodni, zachodni, centrum
nowej, nowym, nowego, nowych, starszy, starsza, młodszy, młodsza, zastępca, regionalny
regionalna, krajowy, krajowa, główny, główna, generalny, generalna, naczelny, naczelna
pierwszy, pierwsza, drugi, druga, nowy, nowa, i, do, dla, w, we, na, z, ze, nasz, nasza
wasz, lokalny, lokalna, od, spraw, ds, po, stronie, strony, p o, globalny, wykonawczy
wykonawcza, kluczowy, oddziałowy, rejonowy, rejonowa, okręgowy, okręgowa, prawny
zawodowy, zmianowy, zmianowa, dyżurny, czasowo, p, pełniący, obowiązki, nowo, obecny
obecna, byłego, pana, pani
właściwy, właściwa, zewnętrzny, zewnętrzna, dyżurna, oddziałowa, kolejny, kolejna

[nobody]
n d, nd, brak, nikt, nieznany, nieznana, ktoś, do ustalenia, do wyznaczenia
do uzgodnienia, do potwierdzenia, do określenia, do wskazania, do zatrudnienia
do obsadzenia, nieustalony, nieustalona, jeszcze nieustalony, nie wyznaczono
nieprzydzielony, wakat, otwarte, w trakcie rekrutacji, xxx, todo, każdy, wszyscy, imię
nazwisko, imię i nazwisko, do decyzji, do uzupełnienia, jeszcze nieznany
zostanie wyznaczony, nieobsadzone, nieznane, ktokolwiek, różni, nie przydzielono
nie wskazano, nie ustalono, do znalezienia, do nominacji, do przydzielenia
do rekrutacji, do wyboru, poszukiwany, poszukiwana, w rekrutacji, rekrutacja w toku
wolne stanowisko, stanowisko nieobsadzone, stanowisko wolne, nieobsadzony, nieobsadzona
nie dotyczy, bez właściciela, imię nazwisko, nazwisko i imię, nazwa, ktoś z zespołu
nikt jeszcze, jeszcze nikt, zostanie wskazany, zostanie wskazana, zostanie ustalony
zostanie podany, zostanie ogłoszone, nieokreślony, nieokreślona, obojętnie kto
według potrzeb, jeszcze brak, bd, b d, pan x, pani x, żaden, żadna
w trakcie wyznaczania, w trakcie ustalania, w toku

następca, następczyni, następca pana, następca pani, następczyni pani
zastępca pana, zastępca pani, w zastępstwie, zastępstwo za, na zmianę, kolejna osoba
nowa osoba, nowy pracownik, nowa pracownica, osoba, kto
nie przypisano, nie przydzielony, do wyłonienia, trwa rekrutacja, trwa nabór
nabór w toku, jak wyżej, zastępstwo, kto ma dyżur, ten kto, wg grafiku, według grafiku
zgodnie z grafikiem, zostanie wyłoniony, zostanie wyłoniona, do mianowania, do powołania
do ogłoszenia
jeden z, jedna z, któryś z, któraś z, wskaże klient, wskaże, wyznaczy klient
poda klient
przekaże klient, wskaże dostawca, ustali klient, ustalimy, podamy

[title]
pan, pani, p, dr, doktor, prof, profesor, mgr, inż, ks, ksiądz, kapitan, kpt, siostra
mec, hab, lek, płk, ppłk, mjr, por, ppor, gen, sierż, asp, st, mł, bryg, kom, insp, dh
dhna, o, ojciec, brat, bp, abp, sędzia, burmistrz, wójt, starosta, radca, mecenas
prezes, prezeska, dyrektor, dyrektorka, naczelnik, radny, radna, komendant, arch, adw
notariusz, hrabia, państwo, panna, druh, druhna, magister, inżynier, docent, doc
profesorka, doktorka, med, n

# --- what was left to fill in ---

[marker]
n d = alone, b d = alone, brak danych = alone, puste = alone, nie wiem = alone
nie wiadomo = alone, jeszcze nie wiadomo = alone, jeszcze nie wiem = alone
nieznane = alone, nieznany = alone, nadal otwarte = alone, wciąż otwarte = alone
niejasne = alone, nieustalone = alone, nieokreślone = alone, nieuzupełnione = alone
jeszcze nic = alone, otwarta kwestia = alone, otwarte pytanie = alone
nazwa klienta = capitals, nazwa firmy = capitals, twoja firma = capitals
państwa firma = capitals, imię klienta = capitals
przykładowy tekst = upper, wstaw tekst, wpisz tekst, tu wpisać, tekst tutaj
todo = upper, xxx = upper, xxxx, wstaw wartość, wpisz wartość
wstaw tutaj, wpisz tutaj, uzupełnić tutaj
tekst zastępczy, tu wstawić, tutaj wstawić, tutaj wpisać, tu wkleić, tutaj wkleić
tu wstaw, tu wpisz, tu dopisać, tutaj dopisać, tu dodać, tutaj dodać, tu uzupełnić
tutaj uzupełnić, wstawić tutaj, wpisać tutaj, wkleić tutaj, dodać tutaj, dopisać tutaj
tu będzie tekst, tu będzie opis, tutaj będzie, tekst do napisania, akapit do napisania
tekst do uzupełnienia, brak tekstu, dane do uzupełnienia, liczby do uzupełnienia
firma xyz, klient xyz, xyz = upper, napisać później, dopisać później, uzupełnić później
wpisać później, miejsce na tekst, miejsce na logo, miejsce na zdjęcie, miejsce na wykres
xy = upper, dopisać zdanie = first, dopisać akapit = first, dopisać cytat = first
dopisać dane = first, dopisać liczby = first, dopisać datę = first, dodać zdanie = first
dodać akapit = first, dodać cytat = first, dodać dane = first, dodać datę = first
dodać wykres = first, wstawić zdanie = first, wstawić dane = first
wstawić wykres = first, wstawić datę = first, wstawić nazwę = first, wpisać datę = first
wpisać nazwę = first, wpisać kwotę = first, uzupełnić akapit = first
uzupełnić dane = first, uzupełnić liczby = first, napisać akapit = first
proszę uzupełnić = head, proszę wpisać = head, proszę dopisać = head
proszę podać = head, do uzupełnienia = head, do wpisania = head, do dopisania = head
uzupełnić = head, uzupełnij = head, wpisać = head, wpisz = head, dopisać = head
dopisz = head, wstawić = head, wstaw = head, opisać = head, opisz = head
do ustalenia = head, do opisania = head, brak = shout, brakuje = shout
miejsce na = first, notatka dla mnie = first, uwaga dla autora = first
usunąć ten akapit, usuń ten akapit, usunąć przed wysłaniem, usunąć przed wysyłką
usuń przed wysłaniem, niepotrzebne skreślić, ustalić z klientem = label
zapytać klienta = label, zapytać sprzedaż = label, spytać klienta = label
ustalić ze sprzedażą = label, skopiowane z szablonu, tekst z szablonu = label
asdf

[gap]
do wpisania = end, do wyznaczenia = end, do wskazania = end, jeszcze nieznane = end
jeszcze nieznany = end, jeszcze nieznana = end, zostanie uzupełnione
zostanie uzupełniony, zostanie podana później, zostanie wskazany później
jeszcze nie potwierdzono, do ustalenia = end, do określenia = end, do uzgodnienia = end
do potwierdzenia = end, do uzupełnienia = end, do decyzji = end, do doprecyzowania = end
do wyjaśnienia = end, do zdefiniowania = end, jeszcze nieustalone = end
jeszcze nieustalony = end, jeszcze nieustalona = end, jeszcze do ustalenia
jeszcze nie ustalono, jeszcze nie wiadomo, jeszcze nie uzgodniono
zostanie ustalone później, zostanie ustalony później, zostanie ustalona później
zostanie określone później, zostanie podane później, jeszcze nie zdecydowano
szczegóły wkrótce, pozostaje do ustalenia, pozostają do ustalenia, nieustalone = label
nieustalony = label, nieznane = label, nieznana = label, nieznany = label
w trakcie ustaleń, w trakcie ustalania, w toku ustaleń, otwarte = label, otwarty = label
w przygotowaniu = label, później = part, do dodania = label, do wyboru = end
do dopisania = end, do napisania = end, do podania = end, do obliczenia = end
do oszacowania = end, do zmierzenia = end, do sprawdzenia = label, do omówienia = end
do zaplanowania = end, do zatwierdzenia = end, do wyliczenia = end
do sprecyzowania = end, do rozstrzygnięcia = end, do negocjacji = end
do dogadania = end, do akceptacji = end, jeszcze nie określono, jeszcze nie wybrano
jeszcze nie wyznaczono, jeszcze nie podano, jeszcze niepewne, jeszcze nieuzgodnione
jeszcze nieuzgodniony, jeszcze nieokreślony, jeszcze nieokreślona, jeszcze nieokreślone
nie został jeszcze ustalony, nie została jeszcze ustalona, nie zostało jeszcze ustalone
nie jest jeszcze ustalony, nie jest jeszcze znany, nie jest jeszcze znana
nie jest jeszcze znane, nie ustalono jeszcze, nie wiadomo jeszcze, zostanie uzupełniona
zostaną uzupełnione, zostaną ustalone, zostanie podany później
zostanie określony później, zostanie określona później, zostanie wybrany później
zostanie uzgodniony później, zostanie uzgodnione później, zostanie doprecyzowany
zostanie doprecyzowane, wymaga uzupełnienia, wymagają uzupełnienia
wymaga doprecyzowania, zostaje do ustalenia, zostają do ustalenia
pozostaje do uzgodnienia, pozostaje do określenia, uzupełnimy później, ustalimy później
podamy później, podamy wkrótce, ciąg dalszy nastąpi, brak danych = label
do wstawienia = end, do wklejenia = end, nie są jeszcze znane, nie są jeszcze ustalone
jeszcze nie są znane, jeszcze nie jest znany, jeszcze nie jest znana
jeszcze nie jest znane, nie jest jeszcze jasne = end, nie został jeszcze wybrany
nie została jeszcze wybrana, nie podjęto jeszcze decyzji, nie zapadła jeszcze decyzja
tu = order, tutaj = order, w tym miejscu = order, poniżej = order, do wyceny = end
do pomiaru = end, do zweryfikowania = label, do wynegocjowania = end
do dostarczenia = label, do przetłumaczenia = label, do ocenienia = end
do oceny = label, do rozpoznania = end, do obsadzenia = end, do wyszukania = end
wciąż nieznane = end, wciąż nieznany = end, wciąż nieznana = end, wciąż do ustalenia
wciąż nie wiadomo, nadal nieznane = end, nadal nie wiadomo, nadal do ustalenia
jeszcze niezmierzone = end, jeszcze nie zmierzono, jeszcze nie policzono
jeszcze nie obliczono, jeszcze niegotowe = end, jeszcze bez daty = end
jeszcze bez nazwiska = end, jeszcze niewybrany = end, jeszcze nieobsadzone = end
zdjęcie wkrótce = end, cytat wkrótce = end, wykres wkrótce = end, dane wkrótce = end
tekst wkrótce = end, liczby wkrótce = end, zostanie dopisane, zostanie dopisany
zostaną dopisane, zostanie wpisane, zostanie wstawione, zostanie wstawiony
uzupełnimy wkrótce, dopiszemy później, dopiszemy wkrótce, dodamy później
wpiszemy później, zostanie policzone później, zostanie zmierzone później
wkrótce = part, brak = what, brakuje = what, brakuje jeszcze = what
jeszcze brakuje = what, nadal brakuje = what, nadal brak = what, wciąż brakuje = what
czekamy na = what, oczekujemy na = what, potrzebujemy = what, potrzebne = what
potrzebny = what, potrzebna = what, nieustalona = label, nieokreślony = label
nieokreślona = label, nieokreślone = label, niepodane = label, niepodana = label
niedostępne = label, niedostępna = label, w opracowaniu = label, w oczekiwaniu = label
wstawić = put, wstaw = put, dodać = write, dodaj = write, dopisać = write
dopisz = write, uzupełnić = write, wkleić = put, wklej = put, uzupełnia klient = end
uzupełni klient = end, wypełnia klient = end, wypełni klient = end, poda klient = end
podaje klient = end, b d = label, n d = label, nie wysyłać = end, roboczy = label
robocza = label, wersja robocza = label, jak ustalono = label, zob mail = label
uzupełnić ten = put, uzupełnić to = put, uzupełnić tę = put, zamienić ten = put
zamienić to = put, poprawić ten = put, napisać ten = put, skrócić ten = put
napisać = write, usunąć ten = put, zostaną podane = still, zostanie podana = still
zostanie podany = still
tu będzie = what, tutaj będzie = what, tu pojawi się = what, tu znajdzie się = what
wskaże = still, poda = still
nie został jeszcze zmierzony = part, nie został jeszcze policzony = part
nie został jeszcze określony = part, nie został jeszcze podany = part
nie został jeszcze potwierdzony = part, nie został jeszcze wyliczony = part
nie został jeszcze wpisany = part, jeszcze nie został zmierzony = part
jeszcze nie został policzony = part, jeszcze nie został określony = part
jeszcze nie został podany = part, jeszcze nie został potwierdzony = part
jeszcze nie został wyliczony = part, jeszcze nie został wpisany = part
nie została jeszcze zmierzona = part, nie została jeszcze policzona = part
nie została jeszcze określona = part, nie została jeszcze podana = part
nie została jeszcze potwierdzona = part, nie została jeszcze wyliczona = part
nie została jeszcze wpisana = part, jeszcze nie została zmierzona = part
jeszcze nie została policzona = part, jeszcze nie została określona = part
jeszcze nie została podana = part, jeszcze nie została potwierdzona = part
jeszcze nie została wyliczona = part, jeszcze nie została wpisana = part
nie zostało jeszcze zmierzone = part, nie zostało jeszcze policzone = part
nie zostało jeszcze określone = part, nie zostało jeszcze podane = part
nie zostało jeszcze potwierdzone = part, nie zostało jeszcze wyliczone = part
nie zostało jeszcze wpisane = part, jeszcze nie zostało zmierzone = part
jeszcze nie zostało policzone = part, jeszcze nie zostało określone = part
jeszcze nie zostało podane = part, jeszcze nie zostało potwierdzone = part
jeszcze nie zostało wyliczone = part, jeszcze nie zostało wpisane = part
nie zostały jeszcze zmierzone = part, nie zostały jeszcze policzone = part
nie zostały jeszcze określone = part, nie zostały jeszcze podane = part
nie zostały jeszcze potwierdzone = part, nie zostały jeszcze wyliczone = part
nie zostały jeszcze wpisane = part, jeszcze nie zostały zmierzone = part
jeszcze nie zostały policzone = part, jeszcze nie zostały określone = part
jeszcze nie zostały podane = part, jeszcze nie zostały potwierdzone = part
jeszcze nie zostały wyliczone = part, jeszcze nie zostały wpisane = part

trzeba jeszcze policzyć = begin, trzeba jeszcze zmierzyć = begin

trzeba jeszcze dopytać = begin
jeszcze nie wiemy = begin, nie wiemy jeszcze = begin, nie mamy jeszcze = what
jeszcze nie mamy = what, dostaniemy od = still, dostaniemy z = still
otrzymamy od = still, otrzymamy z = still
trzeba jeszcze sprawdzić ile = begin, trzeba jeszcze ustalić ile = begin
jeszcze nie ostateczna = part, jeszcze nie ostateczny = part
jeszcze nie ostateczne = part, nieostateczna = part, nieostateczny = part
do poprawy = part, do poprawki = part, w drodze = part

[link]
z = with, ze = with

[edit]
wstawić, wstaw, wpisać, wpisz = both, uzupełnić = both, uzupełnij = both, dopisać
dopisz, dodać, dodaj, wkleić, wklej, opisać = both, opisz = both, podać, podaj
proszę = please, zastąpić, zastąp, skopiować = both, skopiuj = both, przepisać = both
napisać, napisz = both, wyjaśnij = both, przytoczyć, przytocz, umieścić, umieść
streścić = both, wymienić, wyjaśnić, wypełnić = both, wypełnij = both, zapytać = ask
zapytaj = ask, spytać = ask, dopytać = ask, sprawdzić = ask, sprawdź = ask
potwierdzić = ask, potwierdź = ask, ustalić = ask, ustal = ask, doprecyzować = ask
uzgodnić = ask, uzgodnij = ask, omówić = ask, powiedzieć = ask, powiedz = ask
nazwać = ask, nazwij = ask, poprawić = ask, zaktualizować = ask, zaktualizuj = ask
przenieść = ask, skrócić = ask, przeredagować = ask, przeformułować = ask
poprosić = ask, poproś = ask, skonsultować = ask, skontaktować = ask, dostarczyć = ask
przekazać = ask, wybrać = ask, zdecydować = ask, określić = ask, określ = ask
oszacować = ask, policzyć = ask, usunąć = ask, użyć = ask, wziąć = ask, zmienić = ask
odpowiedzieć = ask, dowiedzieć = ask, napisać od nowa = ask, zebrać = ask
zatwierdzić = ask, wskazać = ask, wskaż = ask, ująć = ask, do zmiany = ask
do zastąpienia = ask, do uzupełnienia = ask, do poprawy = ask, jeszcze = yet, ma = must
mają = must, musi = must, muszą = must, powinien = must, powinna = must, poda = tell
podaje = tell, potwierdzi = tell, dostarczy = tell, prześle = tell, przekaże = tell
uzupełni = tell, wskaże = tell, ustali = tell, określi = tell
jeszcze nie pytaliśmy = asked, nie pytaliśmy = asked, nie pytano = asked
nie zapytaliśmy = asked, jeszcze nie zapytaliśmy = asked, jeszcze nie pytany = asked
nie rozmawialiśmy = asked, jeszcze nie rozmawialiśmy = asked, czekamy na = asked
czekamy = asked, w oczekiwaniu na = asked, czeka na = asked, jak ustalono = where
jak ustaliliśmy = where, jak uzgodniono = where, jak omówiono = where, jak wyżej = where
jak poprzednio = where, jak w zeszłym = where, jak w ubiegłym = where
jak w poprzednim = where, tak samo jak = where, to samo co = where, zob = where
zobacz = where, por = where, patrz = where, skopiowane z = where, przepisane z = where
coś o = where, coś na temat = where, coś w rodzaju = where, na razie puste = where
zobaczymy = where, wkrótce = where, w drodze = where, przykład = dummy
przykładowy = dummy, przykładowe = dummy, przykładowa = dummy, tymczasowy = dummy
tymczasowe = dummy, tymczasowa = dummy, tymczasowo = dummy, szkic = dummy
roboczy = dummy, robocza = dummy, robocze = dummy, wzór = dummy, próbny = dummy
zastępczy = dummy, na przykład = topic, np = topic, wskazówka = topic
podpowiedź = topic, instrukcja = topic, otwarte = topic, otwarta kwestia = topic
pytanie = topic, otwarte pytanie = topic, do wyjaśnienia = topic, do ustalenia = topic
pomysł = topic, propozycja = topic, doprecyzujemy = later, ustalimy = later
uzupełnimy = later, dopiszemy = later, podamy = later, określimy = later
wyjaśnimy = later, potwierdzimy = later, zostanie ustalone = later
zostanie uzupełnione = later, zostanie doprecyzowane = later, zostanie podane = later
okaże się = later, omówimy = later, sprawdzimy = later, trwa = states, kosztuje = states
zajmuje = states, wymaga = states, jest = states, są = states, oznacza = states
służy = states, która = which, który = which, które = which, którą = which, co = which
ile = which, kto = which, jak = which, czy = which, dlaczego = which, powiązać = ask
wspomnieć = ask, nawiązać = ask, uprościć = ask, zaakceptować = ask

[obliged]
dąż*, doprowadz*, prowadz*, służ*, przystęp*, doszł*, doszedł, dochodz*, wróc*, wraca*
zmierza*, przydatn*, potrzebn*, dojś*, gotow*, zobowiąz*, podstaw*, upoważni*, zastosuj*
się, prawo, prawa, jak, kiedy, co, kto, okazj*, dan*, czas, dokument, wezwa*, przechodz*
formularz, skłon*, mało, nic, niewiele
zapisujemy = format, zapisuje = format, zapisana = format, zapisane = format
piszemy = format, pisze = format
dlaczego = why, czemu = why, gdy = once, jak tylko = once, po = once

[blank]
wypełnić, wypełnij, odbiorca, projekt, adres, telefon, dział, branża, rola, miesiąc, rok
podpis, właściciela, imię, nazwisko = part, nazwa = part, klient = whom, klienta = whom
firma, firmy
data = part
dostawca, dostawcy, produkt, liczba = part, miara, osoba, właściciel, kwota = part
wartość = part
tytuł
logo = picture, tekst = picture, kontakt, cel = part, wynik, twoja = your, twój = your
miasto
miejsce, kod, pocztowy, numer
telefonu, temat, źródło = part, wykres = picture, zdjęcie = picture, grafika = picture
cytat = text, akapit = text, zdanie = text, ilość, waluta
cena = part, kraj, region, link, url, tutaj, tu, brakuje, procent = part, okres
stanowisko
funkcja
osoby, kwartał, półrocze, dzień, godzina, oddział, gmina, szpital, szkoła, firmę, miasta
miejscowość, zakład, termin = part, wskaźnik = part, liczbę = part, nazwę = part
kwotę = part
wartości = part, nazwy = part, opis = picture
wstawić = order, wstaw = order, wpisać = order, wpisz = order, uzupełnić = order
uzupełnij = order, dopisać = order, dopisz = order, dodać = order, dodaj = order
wkleić = order, wklej = order, podać = order, opisać = order, zamienić = order
zastąpić = order, imię i nazwisko, imię nazwisko, nazwisko i imię, nazwa firmy
nazwa klienta, zrzut, zrzut ekranu = picture, mapa, mapy, schemat = picture, plan
szkic, tabela = picture, tabelę = picture
przypis, przykład, wyjaśnienie, lista, listę, liczby = part, nazwiska = part
daty = part, grafikę = picture, film
kopia, kopię, link do, próg = part
liczba~ = part, kwota~ = part, datę = part, terminy = part, zakres = part
zakresu = part, budżet = part, budżetu = part, progi = part, źródła = part
osoba kontaktowa = part, harmonogram = part, tekstu = picture, cytatu = text
zdjęcia = picture, wykresu = picture, akapitu = text, opisu = picture, tabeli = picture
podpis pod = picture, rozdział = picture, sekcja = picture, grafiki = picture
wartość bazowa = part, opiekun = part, opiekuna = part, sponsor = part
odpowiedzialny = part, osoba odpowiedzialna = part, placówka, placówki, jednostka, sklep
tonaż = part, wartości bazowej = part
szablon = draft, szablonu = draft, słowami = draft, powiedział* = draft
opowiedział* = draft, oferty = draft, zdania = text, zdań = text, akapity = text
uzasadnienie = draft, uzasadnienia = draft
państwa = your
powód = part, koszt = part, treść = text, sformułowanie = text, zdaniach = text
zdaniem = text, zdaniami = text, sponsora = part

[editorial]
sic, ten, ta, to, te, nasz, nasza, ich, jego, jej, on, ona, oni, my, śmiech, pauza
niesłyszalne, zob, ja, i, lub, był, jest, są, nie, w, z, do, przeł, podkreślenie, red
tł
o = about

[day]
poniedziałek, poniedziałku, wtorek, wtorku, środa, środę, środy, czwartek, czwartku
piątek, piątku, sobota, sobotę, soboty, niedziela, niedzielę, niedzieli, jutro

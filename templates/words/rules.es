# The words by which the rules read Spanish; how a list is written stands at
# the head of generator/criteria/lexicon.h.

[settings]
decimal = comma
head = first
endings = o os a as s es
participle = ado ada ados adas ido ida idos idas
action = ción ciones sión miento mientos aje
infinitive = ar er ir arle arles erle erles irle irles arlo arla arlos arlas erlo erla erlos erlas irlo irla irlos irlas arse erse irse

# --- figures and dates in a sentence ---

[number]
cero = 0, un = 1, uno = 1, una = 1, dos = 2, tres = 3, cuatro = 4, cinco = 5, seis = 6
siete = 7, ocho = 8, nueve = 9, diez = 10, once = 11, doce = 12, trece = 13
catorce = 14, quince = 15, dieciséis = 16, diecisiete = 17, dieciocho = 18
diecinueve = 19, veinte = 20, veintiuno = 21, veintiuna = 21, veintiún = 21
veintidós = 22, veintitrés = 23, veinticuatro = 24, veinticinco = 25, veintiséis = 26
veintisiete = 27, veintiocho = 28, veintinueve = 29, treinta = 30, cuarenta = 40
cincuenta = 50, sesenta = 60, setenta = 70, ochenta = 80, noventa = 90, cien = 100
ciento = 100

[fraction]
mitad = 2, media = 2, medio = 2, tercio = 3, tercios = 3, cuarto = 4, cuartos = 4
cuarta parte = 4, tercera parte = 3, quinto = 5, quinta parte = 5, quintos = 5
sexto = 6, octavo = 8, décimo = 10, décima parte = 10

[multiple]
mil = 1000, miles = 1000, millón = 1000000, millones = 1000000, k = 1000, mm = 1000000
mill = 1000000, docena = 12

[article]
un, una, el, la, los, las

[unit]
s = s, seg = s, segundo = s, segundos = s, min = min, minuto = min, minutos = min, h = h
hs = h, hr = h, hrs = h, hora = h, horas = h, d = d, día = d, días = d, días hábiles = d
días laborables = d, día hábil = d, días naturales = d, sem = w, semana = w, semanas = w
por ciento = %, pp = pp, puntos = pp, puntos porcentuales = pp, euro = EUR, euros = EUR
dólar = USD, dólares = USD, libras = GBP, pesos = MXN
jornada = d, jornadas = d

[period]
mes, meses, trimestre, trimestres, año, años, semestre, semestres

[month]
enero = 1, ene = 1, febrero = 2, feb = 2, marzo = 3, mar = 3, abril = 4, abr = 4
mayo = 5, may = 5, junio = 6, jun = 6, julio = 7, jul = 7, agosto = 8, ago = 8
septiembre = 9, setiembre = 9, sept = 9, sep = 9, octubre = 10, oct = 10, noviembre = 11
nov = 11, diciembre = 12, dic = 12

[quarter]
trimestre = 4, semestre = 2

[ordinal]
primer = 1, primero = 1, primera = 1, segundo = 2, segunda = 2, tercer = 3, tercero = 3
tercera = 3, cuarto = 4

[suffix]
º, ª, er, o, ro, do, to

[from]
de = of, del = of, desde, en lugar de, en vez de, frente a, frente al, frente a las
comparado con, respecto a, era, eran, partiendo de, a partir de, contra, eran de, era de
en lugar del, en vez del

[now]
hoy, actualmente, actual, actuales, ahora, en la actualidad, hasta ahora, a día de hoy
el año pasado, en este momento, hasta hoy, el trimestre pasado, de momento, por ahora
por el momento

[to]
a, al, hasta, hasta el, hasta la, alcanzar, alcanza, llegar a, llegue a, objetivo, meta
a solo, hasta los, hasta las, pase a

[beyond]
bajo, menos de, más de, por debajo de, por debajo del, por encima de, por encima del
al menos, por lo menos, como máximo, como mínimo, máximo, mínimo, máx, mín, inferior a
superior a, inferiores a, superiores a, no más de, no menos de, debajo de, a menos de
a más de, o menos, o más, en menos de, mejor que, supere, supera, inferior al
superior al, inferiores al, superiores al

[by]
antes de, antes del, antes de que, a más tardar, a más tardar el, para, para el, para la
hasta el, hasta la, hasta, el, en = share, por, a, al

[within]
en, dentro de, en un plazo de, en los próximos, en las próximas, durante los próximos
en el plazo de

[of]
de, de cada, de entre, en cada, sobre

[end]
fin de, final de, finales de, finales del, fines de, fin del, final del, el fin de
el final de, el final del, cierre de, cierre del, el cierre de, último día de, fin
el cierre del

[part]
mediados de, mediados del, principios de, principios del, comienzos de, inicio de
inicios de

[year]
año, ejercicio

[vague]
pronto, vacaciones, navidad, navidades, semana santa, verano, invierno, primavera, otoño
temporada, temporada alta, renovación, cuanto antes, próximamente, las fiestas

[skip]
de, del, el, la, los, las, unos, unas, alrededor de, cerca de, casi, aproximadamente
sólo, en promedio, de media, una media de, un promedio de, promedio, media, nivel
nuestro, nuestra, su, sus, es, son, no, aún, todavía, que, cada, sea, sean, ya, tan
apenas, unos pocos, próximo, próxima, próximos, este, esta, año, también, estable, quede
queden, en torno a, está en, está, estaba en

[relative]
menos, más, reducción, aumento, disminución, mejora, veces, crecimiento, ahorro, caída
subida, incremento, inferior, superior, de reducción

[factor]
duplic*, triplic*, cuadruplic*, el doble, a la mitad, dobl*, el triple
reducir a la mitad, por la mitad, doble = times, dobles = times, dos veces = times
tres veces = times
dos veces más, tres veces más, el doble de

[label]
área, nivel, fase, etapa, equipo, grupo, línea, tienda, planta, sitio, región, edificio
puerta, sala, clase, oficina, muelle, unidad, número, n, nº, núm, no, sector, sección
artículo, por, cada, versión, iso, windows, capítulo, depósito, terminal, almacén, tipo
modelo, lote, ola, piso, zona, paso, turno, bloque, tramo, sede, aula, calle, ruta

[and]
y, e, así como

# --- what a name says: task, use or result ---

[task]
pedido el, encendid~, impres~, abiert~, hech~, escrit~, puest~, suscrit~, inscrit~
resuelto el, cubiert~, dispuest~, list~, firmad~, entregado el, implantad~, implementad~
integrad~, lanzad~, cread~, definid~, aprobad~, publicad~, invitad~, redactad~
celebrad~, realizad~, puesta en marcha, puesta en producción, puesto en marcha
terminad~, completad~, habilitad~, probad~, nombrad~, designad~, contratad~, validad~
impartid~, elegid~, poner, abrir, hacer, dar, tener, crear, conectar, instalar
capacitar, formar, activar, firmar, entregar, implantar, implementar, configurar, migrar
integrar, lanzar, definir, aprobar, publicar, invitar, redactar, celebrar, realizar
terminar, completar, habilitar, cargar, probar, nombrar, preparar, organizar, elegir
enviar, subir, escribir, imprimir, dar de alta, dar de baja, dado de baja, asignad~
sincronizad~, suspendid~, digitalizad~, etiquetad~, mapead~, programad~, arrancad~
iniciad~, apagad~, retirad~, acordad~, autorizad~, informad~, comunicad~, enviad~
comprad~, pedidos los, arrancar, iniciar, repartir, distribuir, difundir, sincronizar
digitalizar, depurar, limpiar, trasladar, pasar, seleccionar, designar, asignar
autorizar, comprar, encargar, contratar, etiquetar, programar, ajustar, archivar
eliminar, retirar, apagar, desconectar, transferir, volcar, revisar, recoger, acordar
convocar, enseñar, explicar, enlazar, vincular, montar, colocar, cablear, mapear
validar, levantar, obtenid~, recabad~, solicitad~, cambiado a, cambiada a, cambiados a
cambiadas a, adjudicado el contrato, adjudicada el contrato, adjudicados el contrato
adjudicadas el contrato, entregado a, entregada a, entregados a, entregadas a
recibido los equipos, recibida los equipos, recibidos los equipos, recibidas los equipos
armonizad~, depurad~, archivad~, fusionad~, ensayad~, desembalad~, calibrad~, parchead~
actualizad~, indexad~, replicad~, cifrad~, refrendad~, diseñad~, renombrad~, mostrad~
presentad~, alojad~, restablecid~, parametrizad~, conciliad~
refrendado, designada, aprueba, valida el, da el visto bueno

repuest~
propuest~, descrit~, transcrit~


parametrizar, capacitar a

cerrado el contrato, cerrada la lista, suscribir, rubricar, redefinir, consensuar

encender, sustituir

colgar, rotular
inventariar, codificar, clasificar, traducir, grabar, corregir, verificar, comprobar
cotejar, cruzar, unificar, consolidar, anonimizar, equipar, reemplazar, estrenar
inaugurar, incorporar, reunir, juntar, convenir, fijar, marcar, trazar, tender
desplegar, dotar, reservar sala, pedir presupuesto, avisar a, notificar, presentar
mostrar, enseñar a, recibir los equipos, desembalar, arrancar con, dar acceso
dar permisos
tiene acceso, tienen acceso
generad*

[state]
en marcha, en línea, en producción, operativ~, disponible~, activ~, en funcionamiento
en servicio, en vivo, vigente~, a punto, al día, en pie, en uso, en vigor, sobre la mesa
en el aire, colgado, en pruebas

[setup]
importad~, migrad~, configurad~, conectad~, instalad~, activad~, desplegad~
formad~ = people, capacitad~ = people, cargad~, subid~, distribuid~, repartid~
certificad~ = product, integrad~, en producción, en vivo, en marcha
desplegar, implantar, formar = people, capacitar = people

[none]
ningún, ninguna, ninguno, nadie, nada, nunca, no

[task-noun]
permisos, derechos de acceso, salida a producción, salida en vivo, oleada~, tanda~
ensayo general, marcha blanca, recorrid~, análisis, ensayo~, estudio~, evaluación de
formación = learning, formaciones = learning, capacitación = learning
capacitaciones = learning, taller~ = learning, despliegue~ = rollout, migración
migraciones
integración, integraciones, instalación, instalaciones, configuración, puesta
lanzamient~, arranque~, reunión, reuniones, sesión, sesiones, curs~ = learning, fase~
etapa~, pilot~, proyect~, contrat~, firma, validación, prueba~, auditoría~, revisión
plan, planes, planificación, importación, activación, cableado, creación, diseñ~
redacción, conexión de, conexión del, envío de, comité, inventari~, encuesta~, guía~
manual~, document~, documentación, seminari~ = learning, webinar~ = learning, kickoff
kick off, apertura~, entrega de, presentación, presentaciones, diagnóstic~, lista~
procedimient~, sprint~, inscripción, etiquetado, limpieza, desarrollo, implantación
implementación, alta de, digitalización, traspaso, carga de, levantamiento, protocol~
certificación = learning, certificaciones = learning, tutorial = learning
tutoriales = learning, comité de seguimiento, comité de dirección, reunión de arranque
puesta en marcha, puesta en producción, cambio a, cambio al, paso a producción
depuración, mapeo, selección de, elección de, compra de, compras de equipos, acuerdo~
convenio~, pliego~, nombramiento~, asignación de, baja del sistema antiguo, apagado
desconexión del, traslado, actualización, actualizaciones, versión, ruta formativa
hito~, demo, demos, demostración, parametrización, firma del, dar de alta, darse de alta
carga, tratamiento de datos, iniciación, onboarding = learning
entrenamiento~ = learning, visto bueno, luz verde, autorización, aprobación
jornada de formación, jornadas de formación, jornada informativa, jornadas informativas
códigos, categorías, umbrales, base de clientes, base de proveedores
maestro de artículos, etiqueta~, aceptación por, umbral, simulacro~, acta~
encargo de tratamiento, encargo del tratamiento, adenda~, anexo~, memorándum
nota informativa, circular, circulares, comunicado~, cuestionario~, guion, guiones
instructivo~, chuleta~, ficha técnica, infografía~, videotutorial
videotutoriales, píldora formativa, píldoras formativas
sesión de dudas, ronda de dudas, ronda~, visita técnica
prueba de carga, prueba de fuego, marcha en vacío, piloto~, prepiloto, preproducción
validación por, aceptación de, altas de usuarios, alta en el sistema
bautismo, bautizo, arranque en, cambio de sistema, cambio de versión
cierre del proyecto, cierre del contrato, firma de, rúbrica del contrato
puesta a punto, puesta al día de datos, puesta en servicio, puesta en común
volcado~, vuelco, cruce de datos, saneamiento de datos
limpieza de datos, señalización, tirada de cable
cableado de, instalador de
sustitución de, reemplazo de, renovación del contrato, dotación, equipamiento
pedido de equipos, licitación, adjudicación, negociación, pacto, consenso
orden del día, agenda de, calendario de, cronograma~, hoja de ruta, ruta, matriz de
organigrama~, mapa de procesos, mapa de roles, perfilado, definición, delimitación
alcance, requisitos, toma de requisitos, levantamiento de requisitos
subtitulado, comunicación interna, campaña interna, gestión del cambio
equipo de proyecto, comisión de seguimiento, comité gestor, mesa de trabajo
grupo de trabajo, grupos de trabajo, sesión de trabajo, videollamada~, llamada inicial
llamada de, toma de contacto, presentación al, saque inicial, pistoletazo de salida
fin de semana de cambio, fin de semana de migración, primera ola, segunda ola
tercera ola, última ola
pedido de prueba, pedidos de prueba, factura de prueba, cambio de proveedor
limpieza de duplicados, depuración de datos
entrega al equipo, acceso para, accesos para, hypercare, soporte intensivo

[use]
dado de alta, dados de alta, dada de alta, dadas de alta, usa, usan, usar, usando
usaron, usaban, usado, usada, usados, usadas, búsquedas, búsqueda, consultad~, leíd~
uso, usos, utiliz*, adopción, emple*, abre, abren, abierto, abiertos, consulta
consultan, consultas, accede, acceden, acceso, accesos, se conecta, se conectan
conectan, conectad~, inicia sesión, inician sesión, iniciado sesión, cuenta = have
cuentas = have, perfil = have, perfiles = have, registrad~, inscrit~, trabajan, trabaja
trabajando, registran, registra, entran, entra, visita, visitas, vista, vistas
aperturas, activo, activos, activas, descargas, manejan, declaran, declara, anotan
anota, apuntan, fichan, rellenan, introducen, planifican, piden, operan, sesiones
sesión, ingresan, ingresa, entradas, lecturas, se loguean, loguean, se loguea
aceptación, usuario propio = have, contraseña = have, login = have, entró = work
inició sesión, han iniciado sesión, se apoyan = work, apoyan = work, adopta, adoptan
adoptad~, suscritos a la alerta, suscritas a la alerta, suscritos a las alertas
suscritos al aviso, consulte = work, consulten = work, use, usen, utilice, utilicen
abra = work, abran = work, trabaje = work, trabajen = work, trabajará = work
trabajarán = work, usará, usarán, revisan = work, miran = work, actualizan = work
alimentan = work, visitan = work, verifican = work, lanzan = work, instalado = work
descargado = work, activado = work, leen = work, documentan = work, notifican = work
crean = work, aprueban = work, llevan = work, tienen cuenta, tienen perfil
siguen = work, hacen = work, gestionan = work, publican = work, comparten = work
cargan = work, escanean = work, escanee = work, redactan = work, en lugar de en papel
en vez de en papel, en lugar de papel, en vez de papel, en lugar del papel
en vez del papel, y no en papel, sustituye al papel, sustituido al papel
ha sustituido al papel, sustituyó al papel, reemplaza al papel, reemplazado al papel
reemplazó al papel, jubilado el papel, dejado el papel, en lugar de en excel
en vez de en excel, en vez de por correo, en lugar de por correo, en vez de por teléfono
en lugar de por teléfono, en vez de por email, suscripciones al
suscripciones a la alerta, suscripciones a las alertas
abrieron, abrió, abrían, consultaron, consultó, accedieron, accedió, accedan, acceda
accedían, conectaron, conectó, conecte, conecten, se conectaron, entraron = work
entren = work, entraban = work, usó, utilizaron, visitaron = work
visitó = work, registraron = work, registró = work, registre = work, registren = work
anotaron = work, anoten = work, anote = work, rellenaron = work, rellene = work
rellenen = work, completan = work, completaron = work, completó = work, completen = work
introdujeron = work, introduzcan = work, escriben = work, escriban = work
apuntaron = work, cierran = work, cerraron = work, cierren = work, cierra = work
firman = work, firmaron = work, firmen = work, firma en = work, envían = work
enviaron = work, envíen = work, suben = work, subieron = work, suban = work
pidieron = work, pidan = work, pide = work, reservan = work, reservaron = work
reserven = work, planificaron = work, planifiquen = work, planifica = work
programan = work, programaron = work, consigna = work, consignan = work
consignaron = work, reportan = work, reportaron = work, reporten = work, reporta = work
informan = work, avisan = work, validan = work, validaron = work, valida = work
marcan = work, marcaron = work, marquen = work, marca = work, fichen = work
ficharon = work, miden = work, vuelcan = work, pasan lista = work, mantienen = work
mantiene = work, mantengan = work, tienen abierto = work, comprueban = work
comprueben = work, comprobaron = work, buscan = work, buscaron = work, busquen = work
busca = work, ven = work, vean = work, mira = work, miren = work, revise = work
revisen = work, revisaron = work, revisa = work, lee = work, lean = work, leyeron = work
descargan = work, descargaron = work, instalaron = work, activaron = work
activan = work, inician = work, arrancan = work, ejecutan = work, prueban = work
probaron = work, adoptaron, adopten, se apuntaron = work, recurren = work
recurre = work, configuran = work, crearon = work, publicaron = work
compartieron = work, comentan = work, dan parte = work, dan de alta = work, loguearon
se loguearon, ingresaron = work, ingresen = work, navegan = work, recurriendo
consultando = work, abriendo, registrando = work, accediendo, conectándose
rellenando = work, planificando = work, escaneando = work, anotando = work
visualización, suscripción a la, pasan = work, pasaron = work, pasen = work
hacen el = work, llevan el = work, tiempo pasado = spent, tiempo dedicado = spent

[use-count]
vistas de, visualizaciones, inicios de sesión, inicio de sesión, usuari~ = users
usuaria~ = users
accesos, cuentas activas, cuentas creadas, clics, páginas vistas, vistas de página
tasa de uso, tasa de adopción, tasa de utilización, tasa de activación, descargas
llamadas a la api, adopción, adopción de la herramienta, adopción del producto
uso de la herramienta, uso de la plataforma, uso del producto, uso del sistema
uso de la aplicación, uso de la app, logins, funciones usadas, funcionalidades usadas
ingresos al sistema, entradas al sistema, sesiones por usuario, sesiones semanales
sesiones por gestor, sesiones en la herramienta, sesiones en la aplicación
sesiones en la app, sesiones en la plataforma, duración media de las sesiones
tiempo en la herramienta, tiempo en la app, accesos móviles, ingresos diarios al portal
ingresos al portal, entradas al portal, formación del producto, formación en el producto
formación en la herramienta, capacitación en la herramienta, capacitación en el sistema
capacitación del producto, cuentas inactivas = idle, usuarios inactivos = idle
licencias sin usar = idle
licencias no usadas = idle, licencias consumidas, tasa de clics, tableros creados
paneles creados, automatizaciones creadas, automatizaciones activadas, flujos creados
funcionalidades activadas, módulos activados, activos semanales, activos mensuales
activos diarios, instalaciones de la app, descargas de la app, horas de uso
penetración de la app, penetración de la herramienta, implantación de la app entre
aperturas del panel, aperturas del informe, aperturas por, conexiones semanales
conexiones diarias, conexiones por, inicios de sesión por, perfiles completados
usuarios diarios, clics en, superusuarios, tiempo de sesión, duración de sesión
visitas al portal, visitas a la plataforma, uso de licencias, consumo de licencias
puestos usados, puestos asignados, conexiones al, conexiones a la, número de conexiones
todavía en papel = idle, aún en papel = idle, todavía en excel = idle
aún en excel = idle, siguen en papel
usuarios recurrentes, primer inicio de sesión, primeros inicios de sesión
días desde el último acceso, días con acceso
consultas a la herramienta, índice de adopción, grado de uso de la
nivel de uso de la, intensidad de uso, frecuencia de uso de la
frecuencia de acceso, número de accesos, cuentas dormidas = idle, cuentas sin usar = idle
licencias activadas, licencias en uso, licencias asignadas
licencias ociosas = idle, usuarios formados, cuadros creados, informes creados
cuadros compartidos, automatismos activos, reglas activadas, integraciones activadas
conectores activados, flujos activos, notificaciones abiertas, alertas abiertas
invitaciones pendientes, invitaciones aceptadas, invitaciones sin aceptar = idle
penetración del módulo, penetración del sistema, cobertura del despliegue
sedes desplegadas, avance del despliegue, dau, wau, power users, cuentas fantasma = idle
usuarios fantasma = idle, aperturas de la, suscriptores de la alerta
suscriptores del aviso
usuarios clave, cuentas de usuario, ocupación de licencias, ocupación de las licencias
utilización de licencias, utilización de las licencias, administradores activos
seminarios de producto, usuario = users, usuarios = users, usuaria = users
usuarias = users

[use-thing]
licencia~, puest~, acces~, cuenta~, función, funciones, funcionalidad
funcionalidades, módul~, invitación, invitaciones, perfil, perfiles, asient~ = seat

[taken]
usad~, utilizad~, asignad~, activad~, activ~, cread~, abiert~, aceptad~, consumid~
ocupad~, enviad~, en uso, instalad~, ocios~ = idle, dormid~ = idle, durmiente~ = idle
inactiv~ = idle, sin uso = idle
sin usar = idle, sin asignar = idle, parad~ = idle, desaprovechad~ = idle
infrautilizad~ = idle, consumo, contratad~
ocupación, aprovechamiento, invitad~, activación, no usada = idle, no usadas = idle
no usados = idle
no utilizadas = idle, no utilizados = idle, no asignadas = idle, no asignados = idle
aceptaron, acepten, aceptan
han aceptado, canjead~, reclamad~, contratadas, adquirid~, comprad~, pagad~

[tool]
herramienta~, tabler~ = own, panel, paneles, cuadro de mando, cuadros de mando = own
informe~, reporte~, módul~, regla~, alerta~, alarma~, plantilla~, vista~, página~, app
apps, aplicación, aplicaciones, portal, portales, sistema~, plataforma~, software
programa, interfaz, interfaces, widget~ = own, gráfic~, función, funciones
funcionalidad, funcionalidades, pantalla~, base de datos, base de conocimientos, buzón
correo, calendari~, agenda~, mapa~, cola~, producto, asistente, bot, bots, robot
chatbot = own, tableta~, tablet, tablets, impresora~, terminal, terminales, dispositiv~
sensor, sensores, escáner, escáneres, consola~, wiki, formulari~, notificación
notificaciones, cámara~, centralita~, calculadora~, lector, lectores, quiosc~
recordatori~, política~, api, sso, menú~, flujo, báscula~, registro electrónico
dashboard = own, dashboards = own, planificador, base de conocimiento
historia clínica electrónica, nueva historia clínica, nueva historia, bitácora~
intranet, extranet, erp, crm, gmao, lms, nube, cloud, solución, soluciones, aplicativo~
móvil, smartphone~, buscador, buscadores, directorio~, entorno~, conector~, etiqueta~
credencial~, servidor~, red, wifi, semáforo~, indicador, indicadores, tablón, chat
copiloto, automatización = own, automatizaciones = own, macro~, script~, fichero~
simulador~, lector de, pantalla de caja, espacios de trabajo = own
espacio de trabajo = own, buzones = own, canales = own, filtro~, flujos = own
cuaderno digital, catálogo en línea, catálogos en línea, indicador en
indicadores en, hoja de cálculo, hojas de cálculo, tarjeta de acceso, tarjetas de acceso
pantalla de, pantallas de, cuadrante, cuadrantes, diario de obra, expediente digital
expedientes digitales, expediente electrónico, expedientes electrónicos
espacio de expedientes, configurador, configuradores, gestor documental
gestores documentales, lista de verificación, listas de verificación
lista de comprobación, listas de comprobación, extensión, extensiones, registro digital
registros digitales, registro móvil, registro de préstamos en línea, planificadores
editor, cockpit, mensajería, foro interno, visor, visores, pizarra~, cuaderno de campo
cuadernos digitales, libro de obra, plano interactivo, mapa en vivo
hoja de ruta digital, ficha digital, fichas digitales, parte digital, partes digitales
lector de códigos, lectores de códigos, terminal de mano, complemento~, plug in, plugin
add in, add on, cola de casos, bandeja de entrada, bandeja~, tablón digital
marcador digital, asistente virtual, módulo de caja, tpv, chat interno
de la suscripción, en la suscripción, registro de préstamos, avisador, avisadores
libro digital, libro electrónico, cuaderno de bordo, diario de a bordo
bitácora digital, muro interno, rúbrica~, semáforo digital
pizarra digital, parte electrónico, partes electrónicos, ficha en línea, gemelo digital
mapa de calor, mapas de calor, reloj de fichar, fichador, fichadores
lector de tarjetas, gafas inteligentes, videoconsulta, firma electrónica
libreta digital, agenda digital, hoja digital, hojas digitales, orden digital
órdenes digitales, tablero kanban, comandas digitales, comandero~, tarjetón digital
agenda compartida, base documental, repositorio~, archivo digital, archivos digitales
asistentes = own, copilotos = own, secuencias = own, escritorio remoto
escritorio virtual, medidor inteligente, monitor de turno, tótem, tótems, banco de datos
tablón electrónico, cartelera digital, libro de guardia, libro de novedades
registro de novedades, canal de avisos, visita guiada del producto
recorrido del producto, recorrido guiado, tutorial integrado
excel, libro de turnos, bitácora
fuente de datos, fuentes de datos

[people]
departament~, tutor, tutores, conservador~, usuarios clave, usuario clave, capataz
capataces
emplead~, colega~, compañer~, colaborador~, agente~, planificador~, jefe~, chofer~
conductor~, enfermer~, docente~, profesor~, maestr~, técnic~, ingenier~, operador~
operari~, responsable~, gestor~, vendedor~, comprador~, cajer~, médic~, asesor~
panader~, cociner~, equip~, personal, persona~, todos, tripulación
tripulante~, obrer~, trabajador~, moz~, repartidor~, farmacéutic~, inspector~, juez
jueces, secretari~, camarer~, recepcionista~, gobernanta~, jardiner~, mecánic~, matrona~
agricultor~, educador~, formador~, sede~, tienda~, sucursal, sucursales, servici~
oficina~, director~, encargad~, supervisor~, coordinador~, analista~, administrativ~
contable~, abogad~, bibliotecari~, monitor~, capitán, capitanes, ganader~, gerente~
auxiliar, auxiliares, celador~, soldador~, despachador~, estibador~, almacener~, letrad~
turn~, viticultor~, práctico, prácticos, marinero~, patrón, patrones, bombero~, policía~
concejal~, alcalde~, notario~, actuario~, perito~, tasador~, corredor~, auditor~
archivero~, redactor~, periodista~, cervecero~, carnicero~, quesero~, camarera~
conserje~, fisioterapeuta~, psicólogo~, celadora~, cirujano~, anestesista~
residentes médicos, mando~, manager~, animador~, voluntario~, aprendiz, aprendices
becario~, carretillero~, empaquetador~, cartero~, mensajero~, albañil, albañiles
electricista~, fontanero~, pintor~, comerciales, delegación, delegaciones, centro~
planta, plantas, hotel, hoteles, hospital, hospitales, escuela~, colegio~, ayuntamiento~
restaurante~, almacén, almacenes, granja~, finca~, laboratorio~, farmacia~, filial
filiales, despacho~, notaría~, ambulatorio~, museo~, bodega~, letrada~, procurador~
referente~, socorrista~, azafata~, mecánica~, jefa~, pilotos, formadora~, dirigente~
suscriptor de riesgos, suscriptores de riesgos, parque de bomberos, parques de bomberos
biblioteca municipal, bibliotecas municipales, bodegueros, bodeguero, bodeguera~
reclutador, reclutadores, reclutadora~, obras, gruista~, controlador aéreo
controladores aéreos, controlador, controladores, controladora~, tripulaciones
institutos, bibliotecas, restaurador, restauradores, restauradora~, captador, captadores
captadores de fondos, captadora~, asociaciones, cooperativas, lecherías, cerveceras
cervecerías, panaderías, transportista~, arquitecto~, arquitecta~, montador, montadores
montadora~, centrales, socios del bufete, socios del despacho, pasante~, desarrollador
desarrolladores, desarrolladora~, teleoperador, teleoperadores, teleoperadora~
departamentos, áreas, clínicas, clínicas dentales, consultas médicas, redacciones
guardas forestales, guarda~, veterinario~, veterinaria~, limpiador, limpiadores
limpiadora~, parroquias, guarderías, preparadores de pedidos, preparador de pedidos
preparadoras de pedidos, jurista~, entrenador, entrenadores, entrenadora~
guías turísticos, guías de museo, taquillero~, taquillera~, delegado~, delegada~
fábricas, talleres, puertos, cocinas, facultades, centros de salud, residencias
juzgados, comisarías, cuarteles, concejalías, consejerías, municipios, distritos
comarcas, regiones, franquicias, franquiciado~, concesionarios, gasolineras, cantinas
comedores escolares, lonjas, astilleros, minas, canteras, parques eólicos, subestaciones
peones, peón, obrero~, obrera~, operario~, operaria~, carpintero~, tornero~, fresador
fresadores, matarife~, pescadero~, panadero~, pastelero~, cocinero~, cocinera~
camarero~, barista~, sumiller, sumilleres, jardinero~, podador, podadores, vendimiador
vendimiadores, tractorista~, ganadero~, ganadera~, pastores, apicultor, apicultores
enólogo~, enóloga~, agrónomo~, agrónoma~, patrón de barco, consignatario~, aduanero~
agente de aduanas, sobrecargo~, maquinista~, revisor, revisores, conductora~, chófer
chóferes, repartidora~, mozos de almacén, reponedor, reponedores, cajero~, cajera~
dependiente~, dependienta~, escaparatista~, category manager, vendedora~, televendedor
gestora~, tramitador, tramitadores, tramitadora~, perita~, actuaria~
suscriptor de seguros, corredor de seguros, mediador, mediadores, banquero~, operadora~
auditora~, administrativo~, administrativa~, secretario~, secretaria~, telefonista~
bedel, bedeles, ordenanza~, vigilante~, enfermero~, enfermera~, médico~, médica~
cirujana~, pediatra~, radiólogo~, radióloga~, psicóloga~, terapeuta~, logopeda~
dietista~, farmacéutico~, farmacéutica~, dentista~, higienista~, camillero~, cuidador
cuidadores, cuidadora~, trabajadora~, educadora~, maestro~, maestra~, profesora~
catedrático~, catedrática~, rector, rectores, decano~, decana~, investigador
investigadores, investigadora~, becaria~, tutora~, orientador, orientadores
bibliotecario~, bibliotecaria~, archivera~, conservadora~, iluminador, iluminadores
regidor, regidores, redactora~, corrector, correctores, maquetador, maquetadores
traductor, traductores, diseñador, diseñadores, diseñadora~, programador, programadores
programadora~, probador, probadores, letrado~, abogado~, abogada~, notaria~, fiscales
bombera~, inspectora~, alcaldesa~, técnico~, técnica~, ingeniero~, ingeniera~
delineante~, topógrafo~, topógrafa~, aparejador, aparejadores, encargado~, encargada~
supervisora~, coordinadora~, mandos intermedios, directora~, voluntaria~, monitora~
árbitro~, párroco~, catequista~, pilotas, contadores públicos, mariscador, mariscadores
percebeiro~, redero~, pescador de altura, contramaestre~, timonel, timoneles, grumete~
estibadora~, amarrador, amarradores, vaquero~, pastor, quesera~, molinero~, arriero~
resinero~, trillador, trilladores, hortelano~, catador, catadores, destilador
destiladores, cafetero~, capataza~, operador de grúa, sobrestante~, jefatura~
negociado~, cámara de comercio, cámaras de comercio, colegio de abogados, cámara agraria
cofradía~, diputación, diputaciones, mancomunidad, mancomunidades, parques naturales
guardabosques, guardaparques, guardés, taquillas, ujier, ujieres, acomodador
acomodadores, tramoyista~, sastre~, sastra~, modista~, peluquero~, peluquera~, zapatero~
zapatera~, relojero~, joyero~, vidriero~, ceramista~, alfarero~, herrero~, forjador
forjadores, fundidor, fundidores, calderero~, tubero~, ajustador, ajustadores, techador
techadores, yesero~, solador, soladores, alicatador, alicatadores, instalador
instaladores, frigorista~, antenista~, ascensorista~, lampista~, paramédico~, sanitario~
celadores, comadrona~, podólogo~, óptico~, audioprotesista~, interino~, funcionario~
funcionaria~, administrador, administradores, interventor, interventores
oficial de planta, registrador, registradores, procuradores, tasadores, liquidador
liquidadores, suscriptora~, analistas de riesgo, banca personal, teleasistente~
gestores de caso, trabajador social, trabajadores sociales, orientadora~
jefes de estudio, equipos directivos, claustro~, ponente~
museólogo~, museóloga~, acuarista~, entomólogo~, veedor, veedores, bióloga~, biólogo~
químico~, química~, geólogo~, geóloga~, hidrólogo~, meteorólogo~, enfermería~, parroco~
plantilla de personal, plantilla de planta

[failure]
error, errores, fall~, falla~, avería~, incidencia~, incidente~, coste~, cost~, retras~
demora~, queja~, reclamación, reclamaciones, rotura~, reembols~, parada~, merma~
desperdici~, residu~, defect~, abandon~, horas extra, ausencia~, absentismo, accidente~
pérdida~, disputa~, cancelación, cancelaciones, falta~, rob~, multa~, penalización
penalizaciones, fuga~, ingres~, cobr~, pag~, rendimient~, ocupación, caudal
disponibilidad, productividad, exactitud, salarios, benefici~, solicitudes, tickets
tiemp~, plaz~, duración, espera~, horas, minutos, días, esfuerzo, facturación, margen
márgenes, ventas, rotación, existencias, consum~, volumen, devolución, devoluciones
retrabaj~, anomalía~, desviación, desviaciones, dañ~, preci~, impag~, morosidad
fidelidad, llamadas, rechaz~, reingres~, gast~, bajas, entregas, puntual*, diferencia~
paros, huecos, desabastecimiento~, atasco~, colas, sobrecoste~, sobrecosto~, derroche~
invendid~, impuntualidad, caducad~, horas extraordinarias, recargo~, vacante~
sobreventa~, honorarios, alquiler, alquileres, sueldo~, cuotas, descubierto~, impago~
recibo~, certificados de donación, lista de espera, listas de espera, rotura de stock
roturas de stock, cola en, colas en, descuadre~

[movement]
de inmediato = well, al instante = well, el mismo día = well, baja = moved
bajan = moved, bajar = moved, bajado = moved, disminu* = moved, reduc* = moved
redujo = moved, sube = moved, suben = moved, subir = moved, aument* = moved
duplic* = moved, menos = moved, más, más rápido = moved, bajo, por debajo, al menos
como máximo, sin = without, a tiempo, mejora = moved, mejoran = moved, mejorar = moved
cae = moved, caen = moved, crece = moved, crecen = moved, creció = moved
más corto = moved, más corta = moved, más rápida = moved, antes, a la primera = well
por = rate, cero, ningún, ninguna, en el día = well, facturad~, pagad~, cobrad~
ahorrad~, evitad~, pasa de = moved, pasan de = moved, desaparec*, estable
acort* = moved, recort* = moved, con antelación = ahead, de antelación = ahead
con anticipación = ahead, de anticipación = ahead, al día siguiente = well
al otro día = well, a la mitad = moved, antes del curso, en plazo = well, sin recargos
se quedan, reciben, atendidas, resueltas, más cortos = moved, más cortas = moved
antes que = moved, más tarde = moved, más barato = moved, más caro = moved
más caras = moved, al primer intento = well, en el primer intento = well
en la primera visita = well, en una sola visita = well, en el acto = well
diarias = rate, diarios = rate, semanales = rate, al día = rate, a la semana = rate
al mes = rate, en una visita = well, en un solo viaje = well, en una sola cita = well
el día del pedido = well, el día de llegada = well, a la primera visita = well
más a menudo, más veces, con más frecuencia, en la primera llamada = well
a la primera llamada = well, en el mismo día = well, en el mismo turno = well
esa misma tarde = well, esa misma mañana = well, la misma tarde = well
la misma mañana = well, la misma noche = well, la misma semana = well
en la misma visita = well, en la misma jornada = well, al primer contacto = well
en el primer contacto = well, al momento = well
sobre la marcha = well, en el día de = well, el día del alta = well
el día de la entrega = well, el día prometido = well, en la fecha prometida = well
en la fecha pactada, en la fecha acordada, no supera, no superan
no pasa de = moved, no pasan de = moved, ya no = moved, baja a = moved
acabaron, acabó, se acabaron, se acabó, adiós a, fin de las colas, ya no hay
se terminaron, se terminó, ni una, a su hora, a la hora, en hora, a la hora prometida
a la hora prevista, en punto
al minuto = well, al céntimo = well, dentro de plazo = well, intactos = well
intactas = well, cada vez = well, completos = well
los domingos = well, los sábados = well, los lunes = well, los fines de semana = well
en fin de semana = well

[feeling]
satisfacción, nps, csat, ces, puntuación, calificación, valoración, índice, ánimo, clima
recomendación, compromiso, felicidad, opinión, nota que, nota media, nota de los
nota del, puntuación que

[trade]
elaborad~, talad~, donad~, cosechad~, hornead~, prestad~, atendid~, pescad~, cultivad~
producid~, leche, contenedor, contenedores, noche, noches, cas~, pan, panes, terner~
niñ~, vehícul~, mercancía~, comida~, vendid~, alquilad~, facturad~, servid~, pesca
paciente~ = served, cliente~ = served, pasajer~ = served, viajer~ = served
alumn~ = served, estudiante~ = served, visitante~ = served, soci~ = served
abonad~ = served, suscriptor~ = served, jugador~, residente~ = served, vecin~, inquilin~
pedid~, paquete~, factura~, envíos, carga, agua, luz, electricidad, gas, vapor, papel
energía, combustible, medicament~, material~, cosecha~, barcos, buques, trenes, camas
habitación, habitaciones, huésped, huéspedes, amarre~, nadador~, biblioteca, padres
familia~, expediente~, demanda~, juici~, candidat~, espectador~, comensal~, plazas
reserva~, libr~, permis~, entradas, ciudadan~, máquina~, quirófan~, asegurad~ = served
siniestr~, derechos de autor, autobús, autobuses, tranvía~, metro, bicicleta~, pista~
sala~, gimnasio~, grúa~, comedor social, comedor~, albergue~, cuentas abiertas
apertura de cuentas, cuenta corriente, cuentas corrientes, tarjetas de crédito
asegurada~, mutualista~, donante~ = served, beneficiario~, contribuyente~
función teatral, funciones de teatro, butaca~, menús, raciones, pernoctacion~, vendimia~
racimo~, hectárea~, navío~, palé~, camión, camiones, hogar, hogares, líneas móviles
tarjetas sim, sesiones plenarias, sesiones de rehabilitación, sesiones de fisioterapia
licencias de obra, licencias de caza, licencias de pesca, licencias federativas
licencias de apertura, licencias de taxi, plazas de, barco, buque, tren, avión, aviones
vuelo~, equipaje~, recibo~, certificados de donación, boletín, newsletter
tienda en línea, web por entrada, cama, coro~, concierto~, miembro~, escala de buques
escalas de buques, línea de autobús, líneas de autobús, contador instalado
contadores instalados, línea móvil, silla de ruedas, sillas de ruedas
aperturas de cuenta, altas de fibra, altas de línea, fibra, ascensor, ascensores, lote
lotes, muestras, análisis de sangre, conexiones perdidas, conexión perdida, consumidor
consumidores, ahorrador, ahorradores, prestatario~, ciudadano~ = served, ciudadana~
administrado~, padres de alumnos, opositor, opositores, candidato~, candidata~, turista~
ciclista~, automovilista~, senderista~, lector, lectores, mecenas, damnificado~
enfermo~, bañista~, tarjeta de crédito, tarjetas activadas, polideportivo~, piscina~
plaza de guardería, plazas de guardería, comercios afiliados, arrendatario~, inquilino~
propietario~, usuarios de biblioteca, asientos ocupados por, contador, contadores de
renovad~, el día del pedido

[break]
de = of, del = of, a, al, en, sobre, para, con, sin, bajo, hacia, entre
tras = event, antes = event, después = event, durante, desde, que = who, quien = who
cuyo, es, son, ha, han, y, o, se, su, sus, contra, cada, el, la, los, las, ante
según, hasta, quienes = who, tienen, tiene, antes de = event, después de = event
antes de que = event, en los que = where, en las que = where, en el que = where
en la que = where, donde = where, hasta el, hasta la, para el, para la, por el, por la
cuyos, cuyas, por = agent
cuando = event, mientras = event, en cuanto = event, apenas = event
antes del = event, antes de la = event, antes de las = event, antes de los = event

[measure]
número, porcentaje, proporción, tasa, cantidad, total, parte, cuota, frecuencia
promedio, cifra

[all]
todos, todas, todo, toda, cada, mayoría, ambos, ambas, cualquier

# --- a person's name, and what is none ---

[team]
zona~, región, regiones, planta, fábrica, sucursal, filial, delegación, taller
capitanía, equip~, departament~, grup~, comité, junta, consejo, oficina~, unidad
división, área~, célula, centr~, personal, gente, dirección, servici~, mesa, plantilla
empleados, agentes, usuarios, colegas, administradores, ingenieros, técnicos, directores
responsables, especialistas, asesores, gestores, secretaría, ventanilla, sede, gerencia
coordinación, turno, representantes, enfermeras, planificadores, jefatura, cuadrilla
brigada, administración, ayuntamiento, alcaldía, farmacia, juzgado, rectorado
control de gestión, subdirección, cocina, gabinete, tesorería, intervención, contraloría
biblioteca, laboratorio, redacción, almacén, muelle, puerto, recepción, conserjería
hospital, clínica, escuela, colegio, instituto, universidad, municipio, municipalidad
ministerio, consejería, diputación, cabildo, notaría, fiscalía, tribunal, cuartel
cooperativa, sindicato, asociación, fundación, comisión, patronato, claustro
presidencia, vicepresidencia, directiva, pmo, task force, squad, tripulación, cochera
garaje, tienda, restaurante, proveedor, subcontrata, socio, integrador, hotline
helpdesk, back office, front office, call center, contact center, despacho, bufete
estudio, jefes, mandos, encargados, supervisores, coordinadores, abogados, médicos
enfermeros, conductores, choferes, docentes, profesores, maestros, voluntarios
vendedores, compradores, cajeros, operarios, capataces, los de sistemas, todo el equipo
toda la planta, interesados, urgencias, quirófano, admisión, farmacia hospitalaria
lonja, bodega, casa matriz, matriz, mesa de ayuda, mesa de servicio, contabilidad
operaciones, logística, mantenimiento, matronas, parteras, bomberos, azafatas
supervisión, supervisión de noche, parque móvil, flota, gabinete de prensa, prensa
explotación, vigilancia, limpieza, lavandería, hostelería, restauración, pediatría
cirugía, radiología, enfermería, docencia, jefatura de estudios, cajas, reparto
concejalía, cocina central, intendencia, imprenta, mensajería, portería, vicerrectorado
decanato, negociado

[role]
interventor, interventora, administrativo, administrativa, encargado, encargada
responsable, director, directora, jefe, jefa, gerente, gerenta, administrador
administradora, ingeniero, ingeniera, analista, propietario, propietaria, ejecutivo
ejecutiva, coordinador, coordinadora, especialista, consultor, consultora, supervisor
supervisora, representante, asistente, patrocinador, patrocinadora, sponsor, campeón
csm, ceo, cfo, coo, cio, cto, vp, presidente, presidenta, vicepresidente, vicepresidenta
desarrollador, desarrolladora, operador, operadora, planificador, planificadora
comprador, compradora, arquitecto, arquitecta, decisor, contacto, secretario, secretaria
contable, contador, contadora, controller, formador, formadora, gestor, gestora, asesor
asesora, referente, interlocutor, interlocutora, técnico, técnica, enfermero, enfermera
delegado, delegada, agente, empleado, colaborador, sucesor, sucesora, sustituto, líder
manager, lead, tesorero, tesorera, médico, dueño, dueña, jefe de proyecto, alcalde
alcaldesa, capataz, intendente, intendenta, suplente, sustituta, reemplazo, titular
rector, rectora, decano, decana, juez, jueza, notario, notaria, fiscal, abogado, abogada
letrado, letrada, procurador, procuradora, bibliotecario, bibliotecaria, archivero
archivera, redactor, redactora, periodista, capitán, patrón, práctico, piloto
maquinista, sobrecargo, mayordomo, conserje, recepcionista, gobernanta, cocinero
cocinera, chef, maestro, maestra, profesor, profesora, docente, tutor, tutora
farmacéutico, farmacéutica, matrona, celador, celadora, auxiliar, fisioterapeuta
panadero, panadera, cervecero, enólogo, enóloga, bodeguero, ganadero, agrónomo, agrónoma
perito, perita, tasador, tasadora, actuario, actuaria, auditor, auditora, vendedor
vendedora, cajero, cajera, conductor, conductora, chofer, chófer, mecánico, mecánica
electricista, soldador, soldadora, operario, operaria, becario, becaria, aprendiz
voluntario, voluntaria, miembro, usuario, usuaria, concejal, concejala
secretario general, secretaria general, subdirector, subdirectora, subjefe, jefe de obra
prefecto, mando, capitán de puerto, conservador, conservadora, comisario, comisaria
scrum master, product owner, dpo, gestor de proyecto, mano derecha, socio, socia
apoderado, apoderada, maestre, regidor, regidora, director de orquesta, asesor jurídico
educador, educadora, terapeuta, dentista, veterinario, veterinaria, ingeniero jefe
jefe de cocina, partera, matrón, azafata
sacristán, pastor mayor, labrador, agricultor, agricultora, ganadera, jardinero
jardinera, camarero, camarera, repartidor, repartidora, carretillero, gruista, tornero
monitor, monitora, bedel, vigilante, socorrista

[department]
soporte, ventas, finanzas, informática, sistemas, it, ti, operaciones, cliente, clientes
éxito, producto, marketing, rrhh, recursos, humanos, jurídico, legal, compras, logística
ingeniería, seguridad, datos, calidad, contabilidad, comercial, atención, almacén
producción, planificación, cumplimiento, proyecto, proyectos, programa, implantación
implementación, formación, tecnología, mantenimiento, proveedor, empresa, administración
cuenta, cuentas, explotación, general, recepción, facturación, cuidados, transporte
riesgos, desarrollo, negocio, reservas, financiero, financiera, administrativo
administrativa, médica, dirección

[rank]
norte, sur, este, oeste, centro, comercial norte, senior, junior, adjunto, adjunta
regional, nacional, general, primer, primera, segundo, segunda, interino, interina
nuevo, nueva, de, del, la, el, los, las, y, para, un, una, nuestro, nuestra, su, a, al
en, local, principal, por, parte, global, técnico, técnica, clave, lado

[nobody]
n a, n d, nadie, ninguno, ninguna, desconocido, desconocida, alguien, por definir
por designar, por nombrar, por confirmar, por determinar, por asignar, por contratar
a definir, a designar, a confirmar, a determinar, sin definir, sin asignar, sin designar
pendiente, pendiente de definir, pendiente de nombrar, pendiente de asignar
pendiente de confirmar, vacante, abierto, xxx, cualquiera, todos, nombre
aún no definido, aún por definir, no definido, no asignado, puesto vacante, por decidir
varios, se nombrará, por concretar, por elegir, por buscar, por identificar, por cubrir
sin cubrir, sin nombrar, sin decidir, aún sin nombrar, aún por nombrar, no designado
no nombrado, no consta, no aplica, sin responsable, nombre y apellidos
nombre y apellido, nombre apellido, nombre apellidos, nombre del responsable, cada uno
en selección, en proceso de selección, en búsqueda, fulano, fulano de tal
quien corresponda, quien esté, por anunciar, se anunciará, se comunicará, se definirá
se asignará, por comunicar, sucesor de, sucesora de, sustituto de, sustituta de
reemplazo de, suplente de, sr x, sra x, señor x, en proceso de designación
en designación, en proceso, por adjudicar
quien entre, quien sustituya, quien releve, quien venga
quien resulte
quien sea, quienquiera, su sucesor, su sucesora, su sustituto
sucesor del, relevo de, persona, quien, aquel, aquella, nuevo compañero, nueva compañera
nueva incorporación
según turno, según el turno, por turnos, ver arriba, ídem, idem, el que esté de guardia
uno de los, una de las, alguno de, alguna de, a nombrar, a nombrar por, uno de nuestros
su nombre, nombre por confirmar

[title]
sr, sra, srta, señor, señora, don, doña, d, dña, dr, dra, doctor, doctora, prof
profesor, profesora, ing, lic, capitán, padre, sor, mtro, mtra, lcdo, lcda, licenciado
licenciada, ingeniero, ingeniera, arquitecto, arquitecta, arq, abog, c p, cp, coronel
general, teniente, sargento, mayor, comandante, fray, hermano, hermana, madre, monseñor
mons, alcalde, alcaldesa, juez, jueza, magistrado, magistrada, conde, condesa, duque
duquesa, doctorando, maestro, maestra, profa, dres, srs, excmo, excma, ilmo, ilma, cap
cnel, tte, director, directora

# --- what was left to fill in ---

[marker]
n a = alone, n d = alone, vacío = alone, ni idea = alone, sin idea = alone
no sé = alone, no se sabe = alone, aún no se sabe = alone, desconocido = alone
sin definir = alone, sin datos = alone, sin decidir = alone, aún abierto = alone
todavía abierto = alone, no definido = alone, poco claro = alone
nada todavía = alone, nada aún = alone, punto abierto = alone
pregunta abierta = alone
nombre del cliente = capitals, nombre de la empresa = capitals, su empresa = capitals
tu empresa = capitals, nombre cliente = capitals, nombre empresa = capitals
todo = shout, texto provisional, texto aquí, insertar el texto, texto de relleno
su texto aquí, xxx = upper, xxxx, insertar aquí, insertar valor, insertar el valor
insertar texto, rellenar aquí
completar aquí, texto de ejemplo, aquí va el texto, aquí va, aquí irá, aquí iría
aquí texto, aquí la foto, aquí el gráfico, aquí el logo, poner aquí, pegar aquí
escribir aquí, añadir aquí, agregar aquí, incluir aquí, texto por redactar
texto pendiente, párrafo pendiente, párrafo por redactar, contenido por definir
texto a redactar, falta el texto, falta texto, falta una frase, falta dato, falta el dato
faltan datos, falta la cifra, faltan las cifras, dato pendiente, datos pendientes
cifra pendiente, fulano de tal, empresa xyz, cliente xyz, xyz = upper, escribir después
escribir más tarde, redactar después, completar después, completar luego
rellenar después, xy = upper, empresa xy, cliente xy, añadir una frase = first
añadir un párrafo = first, añadir una cita = first, añadir la cifra = first
añadir las cifras = first, añadir la fecha = first, añadir el nombre = first
añadir un gráfico = first, agregar una frase = first, agregar el nombre = first
agregar la cifra = first
completar este párrafo = first, completar el párrafo = first
redactar el párrafo = first, poner la fecha = first, poner el nombre = first
por completar = head, a completar = head, por rellenar = head, completar = head
rellenar = head, favor de completar = head, favor completar = head
por favor completar = head, por añadir = head, añadir = head, insertar = head
por insertar = head, por redactar = head, por describir = head, describir = head
por definir = head, pendiente = shout, falta = shout, faltan = shout
marcador de posición, espacio para = first, espacio reservado para = first
hueco para = first, lugar para = first, nota para mí = first, nota al autor = first
borrar este párrafo, eliminar este párrafo, borrar antes de enviar
eliminar antes de enviar, quitar antes de enviar, táchese lo que no proceda
tachar lo que no proceda, ver con ventas = label, ver con el cliente = label
preguntar al cliente = label, preguntar a ventas = label, consultar con ventas = label
consultar con el cliente = label, copiado de la plantilla, texto de la plantilla = label
asdf, falta la fecha, falta el nombre, falta la foto
falta el logo, falta el gráfico, falta la fuente, falta el valor, falta la cita
fecha pendiente, nombre pendiente, valor pendiente, cifras pendientes, foto pendiente
cita pendiente

[gap]
pendiente de completar, pendiente de rellenar, pendiente de indicar, por nombrar = end
por designar = end, por asignar = end, por fijar = end, pendiente de fijar
pendiente de asignar, aún por concretar, aún no definida, todavía no definida
aún no acordada, se comunicará más adelante, se indicará más adelante
detalles más adelante = end, por definir = end, por determinar = end
por confirmar = end, por decidir = end, por concretar = end, por completar = end
por acordar = end, a determinar = end, a confirmar = end, a convenir = end
a completar = end, sin definir = part, sin determinar = end, pendiente de definir
pendiente de decidir, pendiente de determinar, pendientes de definir
pendiente de acordar = end, pendiente de confirmar = end, pendiente de concretar
aún no definido, aún no decidido, todavía no definido, todavía no decidido
aún no acordado, aún no se sabe, aún por definir, aún por decidir, todavía por definir
se definirá más adelante, se concretará más adelante, se decidirá más adelante
se determinará más adelante, por rellenar = end, queda por definir, quedan por definir
quedan por decidir, queda por decidir, pendiente = label, pendientes = label
por ver = label, a definir = label, en estudio = label, desconocido = label
sin dato = label, en proceso = label, por indicar = end, por redactar = end
por escribir = end, por calcular = end, por medir = end, por estimar = end
por cerrar = end, por elegir = end, por especificar = end, por precisar = end
por establecer = end, por aclarar = end, a precisar = end, a concretar = end
a fijar = end, a acordar = end, a especificar = end, a rellenar = end
pendiente de cálculo, pendiente de definición, pendiente de cierre = end
pendiente de redactar, pendiente de medir = end, pendiente de aprobación = end
pendiente de elegir, pendientes de confirmar, pendientes de completar
pendientes de concretar, pendientes de fijar, pendientes de determinar, aún sin definir
aún sin fecha, todavía sin definir, todavía sin fecha, sin fecha todavía
aún sin concretar, aún por fijar, aún por confirmar, aún por determinar
todavía por decidir, todavía por concretar, todavía por confirmar, aún no fijado
aún no fijada, aún no confirmado, aún no confirmada, aún no decidida, todavía no fijada
todavía no fijado, todavía no decidida, todavía no se sabe, todavía no confirmado
se fijará más adelante, se completará más adelante, se informará más adelante
se completará después, se confirmará más adelante, se acordará más adelante
falta por definir, falta por decidir, falta por concretar, falta definir, falta decidir
falta concretar, falta confirmar, faltan por definir, queda por concretar
queda por fijar, queda por determinar, quedan por concretar, quedan por fijar
quedan por determinar, queda por confirmar, por insertar = end, a insertar = end
por añadir = label, por incluir = label, aún no se conoce, aún no se conocen
todavía no se conoce, todavía no se conocen, aún no está definido, aún no está definida
aún no están definidos, aún no están definidas, no está definido todavía
aún se desconoce, aún se desconocen, aún no está decidido, aún no está claro = end
aquí = order, acá = order, a continuación = order, a evaluar = end, por evaluar = end
por cuantificar = end, a cuantificar = end, por verificar = label, por negociar = end
a negociar = end, por obtener = label, por aportar = label, por traducir = label
por identificar = end, aún desconocido = end, aún desconocida = end
todavía desconocido = end, todavía desconocida = end, aún sin medir = end
aún sin calcular, aún sin fijar = end, aún sin nombre = end, aún sin decidir = end
todavía sin decidir = end, todavía sin fijar = end, aún no medido = end
aún no medida = end, aún no calculado = end, aún no disponible = end
aún no disponibles = end, todavía no disponible = end, aún sin cifra = end
aún sin datos = end, queda por completar = end, queda por medir = end
queda por nombrar = end, queda por escribir = end, queda por redactar = end
quedan por completar = end, se rellenará más adelante, se rellenará después
se añadirá más adelante, se añadirá después, se añadirán más adelante
se incluirá más adelante, se nombrará más adelante, se designará más adelante
se calculará más adelante, se medirá más adelante, texto por venir = end
cifras por llegar = end, foto por llegar = end, datos por llegar = end
más adelante = part, más tarde = part, sin confirmar = part, falta = what, faltan = what
aún falta = what, aún faltan = what, todavía falta = what, todavía faltan = what
falta aún = what, falta por = what, en espera de = what, a la espera de = what
esperamos = what, a falta de = what, no disponible = label, no disponibles = label
sin datos = label, en preparación = label, en elaboración = label, por llegar = label
por venir = label, desconocida = label, desconocidos = label, sin concretar = part
sin fijar = part, insertar = put, añadir = write, agregar = write, redactar = write
pegar = put, a rellenar por = begin, a completar por = begin, a definir por = begin
por rellenar por = begin, a determinar por = begin, a definir con = begin, n d = label
s d = label, s n = label, no enviar = end, no enviar todavía, ver correo = label
según lo hablado = label, borrador = label, por revisar = label, completar este = put
completar esta = put, reemplazar este = put, reemplazar esta = put, sustituir este = put
sustituir esta = put, redactar este = put, redactar esta = put, completar = write
actualizar este = put, corregir este = put
aquí viene = what, aquí vendrá = what, aquí figurará = what, lo nombrará = still
la nombrará = still, será nombrado = still, será nombrada = still
será designado = still, se nombrará = still, a nombrar = end, a nombrar por = still
falta calcular = begin, falta medir = begin, falta saber = begin
falta estimar = begin, falta averiguar = begin, queda por calcular = begin
queda por saber = begin, queda por estimar = begin
queda por averiguar = begin, quedan por calcular = begin, quedan por medir = begin
quedan por saber = begin
quedan por estimar = begin, quedan por averiguar = begin, todavía no sabemos = begin
aún no sabemos = begin, todavía no tenemos = what, aún no tenemos = what
todavía no se ha medido = part, todavía no se ha definido = part
todavía no se ha fijado = part, todavía no se ha calculado = part
todavía no se ha decidido = part, todavía no se ha acordado = part
todavía no se ha confirmado = part, todavía no se han medido = part
todavía no se han definido = part, todavía no se han fijado = part
todavía no se han calculado = part, todavía no se han decidido = part
todavía no se han acordado = part, todavía no se han confirmado = part
aún no se ha medido = part, aún no se ha definido = part, aún no se ha fijado = part
aún no se ha calculado = part, aún no se ha decidido = part
aún no se ha acordado = part, aún no se ha confirmado = part
aún no se han medido = part, aún no se han definido = part, aún no se han fijado = part
aún no se han calculado = part, aún no se han decidido = part
aún no se han acordado = part, aún no se han confirmado = part
a la espera de los datos = begin, a la espera de las cifras = begin
a la espera de datos = begin, a la espera de cifras = begin, por hablar = end
por comentar = end, por consultar = end, por tratar = end
pendiente de validar = end, pendiente de calcular = end, pendiente de cerrar = end
pendiente de recibir = end, pendiente de aprobar = end, a validar = end
se completará tras = still, se completará más tarde, se indicará después
no definitiva = part, no definitivo = part, sin terminar = part, viene después = part
viene luego = part, vendrá después = part, por mejorar = part

[link]
con = with

[edit]
insertar = both, añadir, agregar, completar = both, rellenar = both, describir = both
poner, pegar, escribir, indicar = both, incluir, redactar = both, detallar = both
resumir = both, explicar = both, mencionar, citar, listar, favor = please, sustituir
reemplazar, copiar = both, tomar, introducir = both, anotar = both, preguntar = ask
consultar = ask, confirmar = ask, verificar = ask, revisar = ask, aclarar = ask
ver = where, pedir = ask, decir = ask, nombrar = ask, reescribir = ask, actualizar = ask
dar = ask, darnos = ask, comprobar = ask, contactar = ask, hablar = ask, definir = ask
decidir = ask, concretar = ask, precisar = ask, validar = ask, facilitar = ask
proporcionar = ask, obtener = ask, mover = ask, acortar = ask, borrar = ask
eliminar = ask, usar = ask, utilizar = ask, estimar = ask, cuantificar = ask
averiguar = ask, reformular = ask, desarrollar = ask, responder = ask, enviar = ask
elegir = ask, confirmarlo = ask, indique = ask, describa = ask, explique = ask
escriba = ask, rellene = ask, complete = ask, inserte = ask, añada = ask
introduzca = ask, resuma = ask, cite = ask, pregunte = ask, consulte = ask
sustituya = ask, indica = ask, describe = ask, explica = ask, escribe = ask
rellena = ask, completa = ask, pregunta = ask, consulta = ask, diga = ask, aún = yet
todavía = yet, debe = must, deben = must, tiene = must, tienen = must, deberá = must
ha = must, confirmará = tell, dará = tell, enviará = tell, facilitará = tell
aportará = tell, no hemos preguntado = asked, aún no hemos preguntado = asked
todavía no hemos preguntado = asked, sin preguntar = asked, no hemos hablado = asked
aún no hemos hablado = asked, todavía no hemos hablado = asked, sin consultar = asked
a la espera = asked, a la espera del = asked, a la espera de = asked
en espera del = asked, según lo hablado = where, según lo acordado = where
según lo comentado = where, como hablamos = where, como acordado = where
como siempre = where, cf = where, igual que = where, lo mismo que = where, ídem = where
véase = where, vea = where, copiado de = where, tomado de = where, algo sobre = where
algo de = where, algo como = where, en blanco = where, ya veremos = where
ya se verá = where, próximamente = where, ejemplo = dummy, provisional = dummy
temporal = dummy, borrador = dummy, ficticio = dummy, ficticia = dummy
por ejemplo = topic, p ej = topic, consejo = topic, pista = topic, indicación = topic
instrucción = topic, abierto = topic, aún abierto = topic, pregunta abierta = topic
punto abierto = topic, duda = topic, idea = topic, ayuda = topic, por aclarar = topic
se concretará = later, se definirá = later, se decidirá = later, se completará = later
se indicará = later, se detallará = later, se confirmará = later, se precisará = later
se aclarará = later, se añadirá = later, se rellenará = later, se comunicará = later
se verá = later, se tratará = later, se acordará = later, lo confirmará = later
será definido = later, será confirmado = later, cuesta = states, tarda = states
lleva = states, exige = states, requiere = states, es = states, son = states
supone = states, dura = states, hacen = states, qué = which, quién = which, cuál = which
cuáles = which, cuánto = which, cuánta = which, cómo = which, cuándo = which, si = which
lo que = which, aprobar = ask, aprobarlo = ask, relacionar = ask, vincular = ask
lo completará = later, ver arriba = where, ver abajo = where, ver más arriba = where

[obliged]
cómo, cuándo, qué, quién, listo, listos, ayud*, vamos, van, va, empez*, llegar*, volv*
vuelve*, comenzar*, oblig*, invit*, proced*, poco, nada, mucho, algo
escribe = format, escriben = format, escrita = format, escritas = format
escribimos = format, anota = format
por qué = why, cuando = once, en cuanto = once, después de = once, después del = once
tras = once, lo que = far

[blank]
sede, destinatario, proyecto, dirección, teléfono, departamento, sector, rol, mes, año
firma, nombre = part, cliente = whom, empresa, compañía, fecha = part, proveedor
producto
número, métrica
persona, responsable = part, importe = part, valor = part, título = picture
logo = picture
texto = picture, contacto, su = your, objetivo = part, meta = part
resultado, apellido, cifra = part, ciudad, lugar, dirección de correo, correo
código postal
tratamiento, asunto, fuente = part, gráfico = picture, foto = picture, imagen = picture
cita = text, párrafo = text, frase = text, cantidad
moneda, precio = part, país, región, enlace, url, aquí, falta, faltan
porcentaje = part, duración
período, puesto, cargo, interlocutor, firmante, trimestre, semestre, día, hora, sucursal
municipio, hospital, escuela, apellidos, plazo = part, indicador, insertar = order
añadir = order, agregar = order, completar = order, rellenar = order, indicar = order
pegar = order, poner = order, incluir = order, escribir = order, redactar = order
reemplazar = order, sustituir = order, describir = order, citar = order, llenar = order
nombre y apellidos, nombre y apellido, nombre del cliente, captura = picture
captura de pantalla
mapa, esquema = picture, plano, croquis, tabla = picture, leyenda = picture, nota
ejemplo, descripción, explicación
lista, cifras = part, fechas = part, campeón, patrocinador = part, equipo, vídeo, video
copia
enlace a
umbral = part, centro, planta, ayuntamiento, colegio, número de
valores = part, nombres = part, alcance = part, presupuesto = part, calendario = part
apartado = picture, sección = picture, redacción = text
línea base = part, línea de base = part, valor inicial = part, tonelaje = part, unidad
tienda, ala
plantilla = draft, palabras = draft, dijo = draft, contó = draft, propuesta = draft
frases = text, párrafos = text
tu = your
motivo = part, coste = part, costo = part

[editorial]
sic, el, la, los, las, un, una, nuestro, nuestra, su, sus, él, ella, ellos, nosotros, se
este, esta, estos, risas, pausa, inaudible, véase, yo, y, o, era, es, son, no, de, del
en, a, traducido, énfasis
sobre = about

[day]
lunes, martes, miércoles, jueves, viernes, sábado, domingo, mañana
